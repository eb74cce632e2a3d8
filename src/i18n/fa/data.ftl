## Data page

data-title = داده‌ها
data-lead = آنچه از فایل‌هایتان خوانده شد و آنچه Attain از هر ستون می‌فهمد.
data-files = فایل‌ها
files-search = جست‌وجوی فایل
columns-search = جست‌وجوی ستون
data-size = اندازه
data-dataset-unknown = شناخته نشد
data-dataset-choose = هر ردیف { $file } چیست
document-quote = پیش‌فاکتور
document-purchase-order = سفارش خرید
document-credit-note = برگشت از فروش
document-invoice = فاکتور
document-order = سفارش
standing-no-sales = { $document }: فروش نیست و به کار نرفت
standing-other-revenue = { $document }: شمرده نمی‌شود؛ درآمد از روی سند دیگری است
standing-given-back = { $document }: از درآمد کم شد
standing-counted = { $document }
data-rows-read = ردیف‌های خوانده‌شده
data-rows-sum = { $read } خوانده = { $kept } نگه‌داشته + { $aside } کنارگذاشته
data-columns-used = { $used } از { $all } ستون به کار می‌رود
data-column = ستون
data-field = به معنای
data-field-none = به کار نمی‌رود
data-field-choose = معنای ستون «{ $column }»
data-type = نوع
data-filled = پُر
data-misfits = ناسازگار
data-examples = نمونه‌ها
data-question = در «{ $column }»، { $example } را چگونه بخوانیم؟
data-encoding = کدبندی
data-delimiter = جداکننده
data-problems = مشکل‌ها
data-problems-none = مشکلی پیدا نشد.
data-joins = پیوندها
data-joins-lead = ردیف‌ها چگونه مشتری، فرد یا محصولی را که نام می‌برند پیدا می‌کنند.
data-join = { $from } ← { $to }
data-join-by = با { $field }
data-join-matched = { $matched } از { $keyed } پیدا شد
data-routes = هر بُعد از کجا می‌آید
data-route = { $dataset }: { $dimension }
data-merge = «{ $from }» همان «{ $to }» شمرده شود
data-merge-undo = «{ $from }» و «{ $to }» جدا بمانند
data-merged = «{ $from }» جزو «{ $to }» شمرده می‌شود
rates-title = واحدهای پول
rates-lead = مبلغ‌ها با نرخ روز خود تبدیل می‌شوند. فایل CSV با تاریخ، ارز و نرخ بیندازید یا نرخ‌ها را این‌جا بنویسید؛ آنچه نوشته شود، هر روز که باشد، مقدم است.
rates-reporting = رقم‌ها به
rates-one = ۱ { $from } به { $to }
rates-typed = { $count } ردیف، با نرخی که این‌جا نوشته شد
rates-of-files = { $count } ردیف، با نرخ فایل‌ها
rates-missing = { $count } ردیف؛ نرخی از آن در دست نیست
data-remove = حذف { $file }

## What the columns hold

column-text = متن
column-key = شناسه
column-number = عدد
column-date = تاریخ
column-empty = خالی
date-order-ymd = سال، ماه، روز
date-order-mdy = ماه، روز، سال
date-order-dmy = روز، ماه، سال
decimal-mark-point = ممیز نقطه (1,234.50)
decimal-mark-comma = ممیز ویرگول (1.234,50)

## What is kept

storage-title = آنچه در این مرورگر نگه داشته می‌شود
storage-used = { $size } فایل
storage-settings = تنظیمات، فیلترها، معنای ستون‌ها، شاخص‌های سنجاق‌شده، هدف‌ها، طرح‌ها و شاخص‌های خود شما
storage-keep = فایل‌ها برای بار بعد بمانند
storage-off = فایل‌ها نگه داشته نمی‌شوند: پس از باز کردن دوبارهٔ صفحه باید دوباره انتخابشان کنید.
storage-none = چیزی نگه داشته نمی‌شود.
erase = پاک کردن همه‌چیز
erase-question = همه‌چیز پاک شود؟
erase-explained = همهٔ فایل‌ها، تنظیمات، فیلترها، معنای ستون‌ها، شاخص‌های سنجاق‌شده، هدف‌ها، طرح‌ها و شاخص‌های خود شما از این مرورگر پاک می‌شود. فایل‌های خودتان روی دیسک می‌ماند. این کار بازگشت ندارد.
erase-confirm = پاک کردن
erase-done = همه‌چیز پاک شد.

## Privacy page

privacy-title = حریم خصوصی
privacy-lead = Attain صفحه‌ای بدون سرور است. فایل‌هایتان را همین زبانه می‌خواند و هرگز از آن بیرون نمی‌رود.
privacy-where-title = چه چیزی کجا نگه داشته می‌شود
privacy-where-files = فایل‌هایی که رها می‌کنید در سیستم فایل خصوصی همین مرورگر می‌ماند تا با باز کردن دوبارهٔ صفحه برگردد. هیچ سایت دیگری نمی‌تواند آن‌ها را بخواند. می‌توانید این کار را در صفحهٔ «داده‌ها» خاموش کنید.
privacy-where-settings = تنظیمات، فیلترها، معنای ستون‌ها، شاخص‌های سنجاق‌شده، هدف‌ها، طرح‌ها و شاخص‌های خود شما در حافظهٔ محلی همین مرورگر است.
privacy-where-else = چیزهای دیگر
privacy-where-nothing = جز این چیزی نگه داشته نمی‌شود: نه کوکی، نه آمارگیری، نه حساب کاربری.
privacy-requests-title = درخواست‌ها پس از باز شدن صفحه
privacy-requests-note = مرورگرتان هنگام کار با صفحه آن‌ها را برای صفحه و موتور محاسبه‌اش می‌شمارد.
privacy-check-title = خودتان بررسی کنید
privacy-check-network = ابزارهای توسعه‌دهندهٔ مرورگر را باز کنید، Network را برگزینید و فایلی رها کنید: از آن پس فهرست همان می‌ماند که بود.
privacy-check-offline = یا پس از باز شدن صفحه اینترنت را قطع کنید: همه‌چیز همچنان کار می‌کند، پس از پاک کردن و پس از خطا هم.
privacy-check-policy = پس از باز شدن، سیاست Content-Security-Policy صفحه هر اتصالی را برای صفحه و موتور محاسبه‌اش ممنوع می‌کند، حتی به جایی که از آن آمده است؛ مرورگر آن را اجرا می‌کند و پس گرفتنی نیست.
privacy-check-limits = آنچه سیاست هیچ صفحه‌ای نمی‌تواند ممنوع کند: این‌که کسی پیوندی را دنبال کند یا صفحهٔ دیگری باز کند، کار افزونه‌های مرورگر، و در برخی مرورگرها اتصال مستقیم میان مرورگرها (WebRTC). Attain هیچ‌یک را نمی‌کند؛ هر که می‌خواهد مطمئن باشد شبکه را قطع کند.
privacy-erase-title = پس گرفتن همه‌چیز
privacy-badge = چیزی از این زبانه بیرون نمی‌رود
