## How a file was read, and reading it otherwise

reading-title = چگونه خوانده شد
reading-lead = آنچه را نادرست است تغییر دهید؛ در پایین می‌بینید فایل چگونه خوانده می‌شود. برای هر فایلی با همین ستون‌ها برقرار است.
reading-quote = گیومهٔ متن‌ها
reading-header = سرستون
reading-header-line = سطر سرستون
reading-first-line = سطر نخستین ردیف
reading-detected = { $what } (تشخیص خودکار)
reading-detect = تشخیص خودکار
header-none = بدون سرستون
header-one = یک سطر
header-two = دو سطر
header-at = سرستون در سطر { $line }
delimiter-comma = ویرگول ,
delimiter-semicolon = نقطه‌ویرگول ;
delimiter-tab = تب
delimiter-bar = خط عمودی |
delimiter-colon = دونقطه :
delimiter-space = فاصله
encoding-western = اروپای غربی ({ $encoding })
encoding-cyrillic = سیریلیک ({ $encoding })
encoding-arabic = فارسی و عربی ({ $encoding })
encoding-simplified = چینی ساده‌شده ({ $encoding })
encoding-traditional = چینی سنتی ({ $encoding })
encoding-japanese = ژاپنی ({ $encoding })
quote-double = جفتی "
quote-single = تکی '
evidence-mark = نشانهٔ آغاز فایل چنین می‌گوید.
evidence-valid = همهٔ بایت‌ها در { $encoding } درست است.
evidence-letters = از روی حروف حدس زده شد.
evidence-chosen = انتخاب شماست.
evidence-regular = { $regular } سطر از { $sampled } سطر نخست { $fields } فیلد دارد.
evidence-doubled = گیومه درون متن دو بار نوشته می‌شود.
evidence-escape = درون متن پیش از گیومه { $escape } می‌آید.
evidence-header = نام ستون‌ها اینجاست؛ ردیف‌ها پس از آن آغاز می‌شود.
evidence-no-header = سطر نخست خودش ردیف است؛ ستون‌ها شماره دارند.
trial-now = آن‌گونه که اکنون خوانده می‌شود
trial-then = آن‌گونه که خوانده خواهد شد
trial-none = ردیفی خوانده نخواهد شد.
left-out-more = { $count } فایل دیگر هم کنار گذاشته شد؛ «مشکل‌ها» را ببینید.
trial-columns = و { $count } ستون دیگر.
trial-waiting = در حال خواندن نخستین ردیف‌ها
trial-apply = همین‌گونه خوانده شود
trial-reset = بازگشت به تشخیص خودکار

## What a column holds

type-choose = نوع ستون «{ $column }»
type-order = ترتیب تاریخ در «{ $column }»
type-mark = ممیز در «{ $column }»
type-fits = { $fit } از { $filled } سازگار
type-unsure = هر دو گونه جور درمی‌آید
date-form-jalali = در تقویم جلالی
date-form-numbers = به‌صورت شمارهٔ روز، مانند اکسل
date-form-periods = به‌صورت دوره، مانند فصل
blank-counted = «{ $text }» خالی شمرده می‌شود
blank-undo = «{ $text }» دوباره مقدار شمرده شود

## What the stages mean

stages-question = این مرحله‌ها چه معنایی دارند؟
stages-lead = آن‌ها را به ترتیبی بچینید که معامله طی می‌کند و بگویید کدام‌ها پایان آن است. برای فایل‌هایی با همین ستون‌ها تنها یک بار پرسیده می‌شود.
stages-known = { $count } مرحله و معنایشان
stages-deals = { $count } معامله
stages-up = { $stage } یک پله بالاتر
stages-down = { $stage } یک پله پایین‌تر
stages-moved = { $stage } اکنون شمارهٔ { $place } از { $count } است
stages-meaning = معنای { $stage }
stages-new = ناشناخته
stages-by = بر پایهٔ «{ $field }»
status-open = باز
status-won = موفق
status-lost = از دست رفته
status-void = معامله نیست
stages-confirm = همین مرحله‌ها به کار رود
stages-forget = فراموش شود

## Problems, and what can be done about them

problems-count = { $count } مشکل
problems-all = نمایش هر { $count } مورد
problems-fewer = نمایش کمتر
problems-notes = { $count } یادداشت که کاری نمی‌خواهد
problems-ignored = { $count } مورد نادیده گرفته شد
problems-more-places = { $count } جای دیگر
fix-ignore = نادیده بگیر
fix-ignore-what = نادیده بگیر: { $what }
fix-again = دوباره نشان بده
fix-number = ستون عدد خوانده شود
fix-date = ستون تاریخ خوانده شود
fix-text = ستون متن خوانده شود
fix-empty = «{ $text }» خالی شمرده شود
fix-empty-all = «{ $text }» و { $count } متن دیگر خالی شمرده شود
fix-revenue = درآمد از روی { $document } است
fix-sale = فروش است
fix-no-sale = فروش نیست
fix-keep-all = همهٔ ردیف‌ها شمرده شود
fix-keep-once = هر رکورد یک بار شمرده شود
fix-count-as-sales = به‌عنوان فروش بشمار
fix-rates = بگویید چقدر می‌ارزد
fix-reading = ببینید چگونه خوانده شد
fix-stages = معنای مرحله‌ها را بگویید
sheet-problem = مشکل
sheet-file = فایل
sheet-kind = گونه
sheet-count = تعداد
sheet-line = سطر
sheet-field = فیلد
sheet-text = متن
data-preset = به خروجی { $program } می‌ماند
data-preset-of = به خروجی { $dataset } از { $program } می‌ماند
data-aside-why = چرا؟
copy-refused = مرورگر اجازه نداد: مقدار را برگزینید و خودتان رونوشت بگیرید
