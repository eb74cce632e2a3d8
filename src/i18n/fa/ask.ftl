## پرسش‌هایی که تنها کاربر پاسخش را می‌داند

ask-title = { $count } پرسش مانده تا رقم‌ها درست باشند
ask-unknown-dataset = هر ردیف { $file } چیست؟
ask-missing-column = کدام ستون { $file } «{ $field }» است؟
ask-ambiguous-dates = تاریخ‌های { $file }، مانند { $example }، چگونه نوشته شده‌اند؟
ask-ambiguous-numbers = عددهای { $file }، مانند { $example }، چگونه نوشته شده‌اند؟
ask-unknown-status = کدام مرحله‌های { $file } یعنی برد و کدام یعنی باخت؟
ask-other-revenue = درآمد شما کدام است: { $used } یا { $document }؟
ask-mixed-currencies = هر یک از این ارزها چقدر می‌ارزد: { $currencies }؟
ask-order-status = آیا سفارش‌های با وضعیت «{ $text }» فروش است ({ $count } ردیف)؟
ask-unknown-kind = «{ $text }» در ستون «{ $column }» چه معنایی دارد؟
ask-spellings = در «{ $column }» { $keys } نوشتار به دیگری می‌ماند. آیا یکی هستند؟ ({ $pairs })
ask-rest = { $count } پرسش دیگر
ask-leave = همین‌گونه بماند
ask-leave-unknown-dataset = به این فایل نیازی نیست
ask-leave-missing-column = هیچ‌کدام
ask-leave-spellings = جدا هستند
ask-answers = پاسخ‌های محتمل
ask-in-use = اکنون چنین خوانده می‌شود
ask-other = چیز دیگر …
fix-take-column = { $column } ← { $field }
fix-columns = خودتان برگزینید
fix-merge-all = یکی شمردن همهٔ { $count } مورد

## دشواری‌هایی که با هم گفته می‌شوند

problem-missing-column = { $file } ستونی برای «{ $field }» ندارد.
    .kept = همهٔ ردیف‌ها خوانده شد؛ رقم‌هایی که به آن نیاز دارند داده نمی‌شوند.
    .todo = ستونش را برگزینید یا آن را نیز خروجی بگیرید.
problem-many-spellings = { $count } ردیف { $file } «{ $column }» را به { $keys } نوشتار آورده‌اند که به دیگری می‌ماند: { $pairs }.
    .kept = ردیف‌ها نگه داشته شد؛ تا تصمیم نگیرید جدا شمرده می‌شوند.
    .todo = همه را یکی کنید یا تک‌تک ببینید.
problem-many-strays = { $count } ردیف { $file } در «{ $column }» چیزی را نام می‌برند که در { $table } نیست، { $keys } نام گوناگون: { $pairs }.
    .kept = ردیف‌ها نگه داشته شد؛ تنها آنچه { $table } می‌افزود کم است.
    .todo = ببینید فایل درستِ { $table } آورده شده است.
problem-many-placeholders = { $count } خانه در { $file } جز { $pairs } چیزی نمی‌گویند.
    .kept = خالی شمرده می‌شوند.
    .todo = کاری لازم نیست، مگر آنکه مقدار واقعی باشند.
problem-many-sentinels = { $count } خانه در { $file } می‌گویند { $pairs } که یعنی بی‌تاریخ.
    .kept = خالی شمرده می‌شوند.
    .todo = کاری لازم نیست.
problems-each = دیدن تک‌تک

## چارهٔ رقمی که نمی‌شود داد

remedy-drop = افزودن فایل { $dataset }
remedy-columns = دیدن ستون‌ها
remedy-stages = گفتن معنای مرحله‌ها
remedy-rates = ارزش ارزها را بگویید
remedy-problems = دیدن آنچه یافت شد
remedy-all-data = نمایش همهٔ داده‌ها
remedy-clear-filters = برداشتن فیلترها
remedy-compare = سنجش با دورهٔ پیشین
coverage = «{ $field }» در { $share } ردیف‌ها پر است

## فایل‌هایی که پاسخ هیچ شاخصی نیستند

no-answers-title = از این فایل‌ها به‌تنهایی هیچ شاخصی به دست نمی‌آید
no-answers-lead = فایلی از معامله‌ها (هر ردیف یک معامله، با مرحله، مبلغ و تاریخ) یا سفارش‌ها و فاکتورها بیفزایید: درآمد، نرخ برد و خط فروش از آن به دست می‌آید و آنچه اینجاست به آن پیوند می‌خورد.
file-line = { $file }: { $what }

## آنچه خوانده شد

receipt-title = { $count } فایل آمد، { $rows }
receipt-dates = تاریخ‌ها به ترتیب { $order }
receipt-currency = مبلغ‌ها به { $currencies }
receipt-joined = پیوندها: { $joins }
receipt-join = { $join } ({ $share })
receipt-beside = در کنار { $count } فایلی که پیش‌تر بود شمرده می‌شود: { $files }.
receipt-only-new = تنها فایل‌های تازه
receipt-replaced = { $file } پیش‌تر هم آمده بود؛ جای خودش را گرفت.
receipt-namesake = { $file } دیگری پیش‌تر بود. هر دو شمرده می‌شوند و رکوردهای هم‌شناسه یک بار.
receipt-remove-old = برداشتن پیشین
receipt-left-sample = داده‌های نمونه جای خود را به فایل‌های شما داد.
receipt-check = { $count } نکته برای بررسی
receipt-close = فهمیدم
receipt-again = آنچه بار پیش خوانده شد
sample-label = داده‌های نمونه: تیمی ساختگی
sample-leave = پایان نمونه
files-removed = { $count } فایل برداشته شد.
period-incomplete = روز آغاز و پایان را برگزینید.
trial-same = هنوز چیزی تغییر نکرده است.

## آنچه گذشت، در یک جمله

summary-now = { $kpi } در { $period }: { $value }
summary-now-all = { $kpi }: { $value }
summary-above = { $change } بیش از { $compared }
summary-below = { $change } کمتر از { $compared }
summary-same = برابر با { $compared }
summary-target = { $share } هدف
summary-rose = { $kpi } از { $before } به { $now } افزایش یافت
summary-fell = { $kpi } از { $before } به { $now } کاهش یافت
