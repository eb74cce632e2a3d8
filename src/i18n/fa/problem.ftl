## Places

place-row = سطر { $line }
place-cell = سطر { $line }، ستون { $field }: «{ $text }»

## Problems in files: what was found, what became of it, what can be done

problem-empty-file = { $file } خالی است.
    .kept = چیزی از آن خوانده نشد.
    .todo = دوباره خروجی بگیرید و ببینید ردیفی در آن هست.
problem-no-rows = { $file } سرستون دارد ولی ردیفی ندارد.
    .kept = چیزی از آن خوانده نشد.
    .todo = بدون فیلتری که همهٔ ردیف‌ها را پنهان می‌کند، دوباره خروجی بگیرید.
problem-bad-encoding = { $count } جای { $file } با کدبندی‌اش نمی‌خواند.
    .kept = نویسه‌های خراب به‌صورت � نشان داده می‌شود؛ همهٔ ردیف‌ها نگه داشته شد.
    .todo = آن را دوباره با کدبندی UTF-8 خروجی بگیرید.
problem-too-few-fields = { $count } ردیف { $file } کمتر از سرستون فیلد دارد.
    .kept = این ردیف‌ها نگه داشته شد؛ فیلدهای نبوده خالی شمرده می‌شود.
    .todo = ببینید در این سطرها جداکننده‌ای جا نیفتاده باشد.
problem-too-many-fields = { $count } ردیف { $file } بیشتر از سرستون فیلد دارد.
    .kept = کنار گذاشته شد، چون روشن نیست هر فیلد از آنِ کدام ستون است.
    .todo = متن‌هایی را که جداکننده دارند در گیومه بگذارید و فایل را دوباره وارد کنید.
problem-bad-quote = { $count } گیومه در { $file } نابجاست یا بسته نشده است.
    .kept = متن همان‌گونه که هست نگه داشته شد.
    .todo = این سطرها را بررسی کنید؛ گیومه درون متن گیومه‌دار دو بار نوشته می‌شود.
problem-duplicate-column = ستون «{ $column }» بیش از یک بار در { $file } آمده است.
    .kept = هر دو نگه داشته شد؛ دومی نام تازه‌ای دارد.
    .todo = در پایین برگزینید کدام‌یک منظور است.
problem-misfit = { $count } خانهٔ «{ $column }» در { $file } با نوع «{ $expected }» نمی‌خواند.
    .kept = خالی شمرده می‌شود؛ بقیهٔ ردیفشان به کار می‌رود.
    .todo = خانه‌ها را درست کنید و فایل را دوباره وارد کنید.
problem-ambiguous-dates = تاریخ‌های «{ $column }» در { $file } را می‌شود دو گونه خواند.
    .kept = به ترتیب { $order } خوانده شد.
    .todo = اگر نادرست است، ترتیب دیگر را برگزینید.
problem-outside-table = { $count } سطر { $file } پیش یا پس از جدول است.
    .kept = ردیف نیستند و خوانده نشدند.
    .todo = اگر عنوان یا جمع کل است، کاری لازم نیست.
problem-unmatched-key = { $count } ردیف { $file } در «{ $column }» از «{ $key }» نام می‌برد که در { $table } نیست.
    .kept = این ردیف‌ها نگه داشته شد؛ آنچه { $table } به آن‌ها می‌افزود نیست.
    .todo = اگر جایش در { $table } است، به آن بیفزایید.
problem-near-miss = { $count } ردیف { $file } در «{ $column }» از «{ $key }» نام می‌برد؛ { $table } «{ $suggestion }» را دارد.
    .kept = این ردیف‌ها نگه داشته شد؛ تا تصمیم شما، این دو جدا شمرده می‌شوند.
    .todo = «{ $key }» همان «{ $suggestion }» شمرده شود؟
problem-unmatched-keys = { $count } ردیف دیگر { $file } در «{ $column }» چیزی را نام می‌برد که در { $table } نیست ({ $keys } مورد متفاوت).
    .kept = این ردیف‌ها نگه داشته شد؛ آنچه { $table } به آن‌ها می‌افزود نیست.
    .todo = ببینید فایل درست { $table } وارد شده باشد.
problem-similar-spelling = { $count } ردیف { $file } در «{ $column }» نوشته «{ $text }»؛ بقیه نوشته‌اند «{ $similar }».
    .kept = این ردیف‌ها نگه داشته شد؛ تا تصمیم شما، این دو جدا شمرده می‌شوند.
    .todo = «{ $text }» همان «{ $similar }» شمرده شود؟
problem-replaced = { $file } پیش‌تر وارد شده بود.
    .kept = فایل تازه جای آن را گرفت.
    .todo = کاری لازم نیست.
problem-refused = Attain این نوع فایل را نمی‌خواند: { $file } ({ $what }).
    .kept = کنار گذاشته شد؛ فایل‌های دیگر خوانده شد.
    .todo = آن را به‌صورت CSV ذخیره کنید و دوباره رها کنید.
problem-unreadable = { $file } تا پایان خوانده نشد: { $reason }
    .kept = کنار گذاشته شد؛ فایل‌های دیگر خوانده شد.
    .todo = ببینید جابه‌جا نشده یا در برنامهٔ دیگری باز نباشد و دوباره رهایش کنید.
problem-placeholder = { $count } خانهٔ «{ $column }» در { $file } نوشته «{ $text }».
    .kept = خالی شمرده می‌شود.
    .todo = کاری لازم نیست، مگر اینکه مقداری واقعی باشد.
problem-unknown-dataset = روشن نیست ردیف‌های { $file } چیست.
    .kept = فایل خوانده شد، ولی هنوز هیچ شاخصی آن را به کار نمی‌برد.
    .todo = در پایین مجموعهٔ داده‌اش را برگزینید.
problem-mixed-currencies = «{ $column }» در { $file } مبلغ‌هایی با چند واحد پول دارد: { $currencies }.
    .kept = این ردیف‌ها نگه داشته شد؛ مبلغ‌هایی با واحدهای پول متفاوت هرگز جمع نمی‌شوند.
    .todo = فایلی با یک واحد پول وارد کنید یا بر پایهٔ واحد پول فیلتر کنید.
problem-unknown-status = { $count } معامله در { $file } در مرحلهٔ «{ $text }» است که روشن نمی‌کند موفق بوده یا از دست رفته.
    .kept = باز شمرده می‌شوند.
    .todo = اگر بسته شده‌اند، ستون وضعیت بیفزایید.

## Why a figure cannot be given

unavailable-no-dataset = فایلی با { $dataset } وارد نشده است.
unavailable-no-field = هیچ ستونی از { $dataset } به معنای { $field } نیست.
unavailable-no-dimension = { $dataset } را نمی‌شود بر پایهٔ { $dimension } فیلتر یا تفکیک کرد.
unavailable-no-rows = هیچ ردیفی با این دوره و فیلترها نمی‌خواند.
unavailable-divided-by-zero = در این دوره چیزی نیست که بر آن تقسیم شود.
unavailable-no-comparison = دوره‌ای برای مقایسه برگزینید.
unavailable-mixed-currencies = مبلغ‌هایی با واحدهای پول متفاوت جمع نمی‌شوند.
unavailable-no-parameter = تنظیم { $name } نیست.
unavailable-too-large = نتیجه بزرگ‌تر از آن است که نشان داده شود.
unavailable-bad-formula = فرمول خطا دارد: { $message }
