## The product

app-name = Attain
app-tagline = شاخص‌های فروش، سهمیه و پورسانت، مستقیم از خروجی CRM شما.
app-lead = فایل‌های CSV خروجی CRM را اینجا رها کنید تا نرخ موفقیت، قیف فروش و تحقق هدف را در چند ثانیه ببینید. همهٔ محاسبه‌ها در همین زبانه انجام می‌شود و چیزی بارگذاری نمی‌شود.

## Navigation

nav-label = صفحه‌ها
nav-overview = نمای کلی
nav-data = داده‌ها
nav-kpis = شاخص‌ها
nav-plans = طرح‌ها
nav-privacy = حریم خصوصی
nav-skip = رفتن به محتوا

## Bringing data in

drop-title = فایل‌هایتان را اینجا رها کنید
drop-hint = CSV، به‌صورت ‎.csv.gz‎ یا ‎.zip‎ هم، و ‎.xlsx‎ اکسل. برای شروع، معامله‌ها کافی است؛ با افزودن هدف‌ها، افراد، محصولات یا سفارش‌ها شاخص‌های بیشتری پدیدار می‌شود.
drop-now = برای وارد کردن رها کنید
drop-choose = انتخاب فایل
drop-add = افزودن فایل
sample-try = امتحان با دادهٔ نمونه
sample-note = تیمی خیالی با ۲۵ نفر و ۶٬۰۰۰ معامله در ۳۰ ماه.
paste-open = چسباندن جدول
paste-label = ردیف‌ها را از صفحه‌گسترده بچسبانید؛ سرستون در ردیف اول
paste-import = وارد کردن ردیف‌های چسبانده‌شده
paste-name = جدول چسبانده‌شده
plans-open = فایلی ندارید؟ ماشین‌حساب پورسانت را باز کنید
plans-open-note = سهمیه، پله‌ها، شتاب‌دهنده‌ها و علی‌الحساب: عددی را تغییر دهید و ببینید به هر نفر چه می‌رسد.
privacy-promise = داده‌های شما در همین زبانه می‌ماند. نه بارگذاری، نه حساب کاربری، نه هیچ درخواستی پس از باز شدن صفحه.

## Import progress

progress-title = در حال خواندن { $file }
progress-bytes = { $done } از { $total }
progress-rows = { $count } ردیف
progress-left-seconds = حدود { $count } ثانیه مانده
progress-left-minutes = حدود { $count } دقیقه مانده
progress-soon = نزدیک به پایان
progress-computing = در حال محاسبهٔ شاخص‌ها
progress-starting = در حال راه‌اندازی موتور محاسبه
cancel = لغو
cancelled = وارد کردن لغو شد. آنچه پیش‌تر بود تغییری نکرده است.

## Period and comparison

period-data-to = { $days } · داده تا { $day }
period-label = دوره
period-all = همهٔ داده‌ها
period-this-year = امسال
period-last-year = سال گذشته
period-this-quarter = این فصل
period-last-quarter = فصل گذشته
period-last-30-days = ۳۰ روز اخیر
period-last-90-days = ۹۰ روز اخیر
period-last-12-months = ۱۲ ماه اخیر
period-this-month = این ماه
period-last-month = ماه گذشته
period-custom = دلخواه
period-from = از
period-to = تا
period-apply = اعمال
period-upside-down = پایان پیش از آغاز است.
view-reset = در داده‌ها چیزی با «{ $what }» جور نبود و آن انتخاب کنار گذاشته شد. «واگرد» آن را برمی‌گرداند.
compare-label = مقایسه با
compare-previous-period = دورهٔ پیشین
compare-same-period-last-year = همین دوره در سال گذشته
compare-none = بدون مقایسه
compare-with = در مقایسه با { $period }
compare-with-partly = در مقایسه با { $period } که داده‌های آن از { $day } آغاز می‌شود
compare-with-missing = چیزی برای مقایسه نیست: داده‌ها از { $day }، پس از { $period }، آغاز می‌شوند
compare-days = { $period }
compare-days-partly = { $period }؛ داده‌ها از { $day } آغاز می‌شوند
compare-days-missing = { $period }: داده‌ها تازه از { $day } آغاز می‌شوند
extent-to-date = تا آخرین روز داده‌ها، در برابر همان تعداد روز
extent-whole = دوره‌های کامل
compared = دورهٔ مقایسه
fiscal-label = آغاز سال مالی
grain-label = بر پایهٔ
grain-day = روز
grain-week = هفته
grain-month = ماه
grain-quarter = فصل
grain-year = سال

## Filters

filter-remove = حذف فیلتر { $dimension }: { $member }
filter-clear = حذف همهٔ فیلترها
filter-nobody = (هیچ)
filter-hint = برای فیلتر کردن روی یک میله یا نام کلیک کنید؛ Ctrl یا ⌘ به انتخاب می‌افزاید.

## The page

undo = واگرد
redo = ازنو
theme-label = پوسته
theme-light = روشن
theme-dark = تیره
theme-system = مانند سیستم
language-label = زبان
currency-label = واحد پول
currency-of-data = همان ارز فایل‌ها
currency-of-data-known = همان ارز فایل‌ها: { $currency }
currency-none = بدون نشانه
currency-missed = نرخی برای تبدیل به { $currency } معلوم نیست، پس مبلغ‌ها به همان ارز فایل‌ها می‌مانند.
calendar-label = تقویم
calendar-gregorian = میلادی
calendar-jalali = هجری خورشیدی
keep-files = فایل‌ها برای بار بعد بمانند
settings = تنظیمات
close = بستن
menu = فهرست
save = ذخیره
copy = رونوشت
copied = رونوشت شد
search = جست‌وجو

## Charts and tables

show-table = نمایش به‌صورت جدول
show-chart = نمایش به‌صورت نمودار
export-csv = دریافت CSV
export-png = دریافت PNG
print = چاپ
chart-empty = برای این دوره و این فیلترها چیزی برای نمایش نیست.
chart-keyboard = با کلیدهای جهت‌دار، مقدارها را یک‌به‌یک بخوانید.
chart-role = نمودار
chart-others = سایر
chart-others-count = { $others } ({ $count })
chart-more = و { $count } مورد دیگر
chart-show-all = نمایش همهٔ { $count } مورد
chart-show-fewer = نمایش کمتر
chart-partial = بازهٔ ناقص
table-total = جمع
table-apart = بدون تاریخ یا در روزهای دیگر
chart-apart = از آن { $value } بدون تاریخ یا در روزهای دیگر است.
table-change = تغییر
table-cases = تعداد
table-more = نمایش { $count } ردیف دیگر
list-more = نمایش { $count } مورد دیگر
list-nothing = چیزی با این جست‌وجو پیدا نشد.
names-more = { $names } و { $count } مورد دیگر
figure-cases = از { $count }
kpi-by-dimension = { $kpi } به تفکیک { $dimension }
page-next = صفحهٔ بعد
page-previous = صفحهٔ قبل

## Overview

overview-title = نمای کلی
overview-key = شاخص‌های کلیدی
overview-revenue-month = درآمد ماهانه
overview-revenue-region = درآمد به تفکیک منطقه
overview-revenue-product = درآمد به تفکیک محصول
overview-leaderboard = جدول رده‌بندی
leaderboard-kpi = رده‌بندی بر پایهٔ
leaderboard-by = برای
overview-lost-reasons = معامله‌های ازدست‌رفته به تفکیک دلیل
overview-open-stages = معامله‌های باز به تفکیک مرحله
tile-better = بهتر
tile-worse = بدتر
tile-same = بدون تغییر
tile-target = هدف { $target }
tile-target-for = هدف { $target } برای { $period }
tile-target-set = تعیین هدف
tile-target-clear = حذف هدف
tile-small = تنها { $count } مورد: این نرخ را با احتیاط بخوانید.
tile-pin = سنجاق کردن
tile-unpin = برداشتن سنجاق
tile-full = ده شاخص سنجاق شده است. نخست یکی را بردارید.
tile-was = پیش‌تر: { $value }

## One KPI in detail

detail-definition = تعریف
detail-reading = چگونه بخوانیم
detail-formula = فرمول
detail-code = فرمول به صورت کد
detail-terms = از چه ساخته شده است
detail-breakdown = تفکیک
breakdown-nothing = بدون تفکیک
breakdown-time = در طول زمان
sql-title = بردن آن به صورت SQL
sql-what = همین رقم به صورت پرس‌وجو، با دوره، فیلترها و تفکیکش، برای پایگاه دادهٔ خودتان.
sql-dialect = پایگاه داده
sql-copy = رونوشت به صورت SQL
sql-text = پرس‌وجو
sql-refused = مرورگر اجازهٔ رونوشت نمی‌دهد: پرس‌وجو را انتخاب کنید و خودتان رونوشت بردارید
sql-tables = { $count ->
    [one] این پرس‌وجو جدول { $tables } را می‌خواند
   *[other] این پرس‌وجو جدول‌های { $tables } را می‌خواند
}، پاک‌سازی و پیوندشده مانند همین‌جا. برنامهٔ «sql» که همراه کد منبع Attain است آن‌ها را به صورت CSV می‌نویسد؛ روش کار در README، بخش «The KPIs in a warehouse» آمده است.
detail-rows = ردیف‌های پشت این عدد
detail-rows-show = نمایش ردیف‌ها
detail-rows-hide = پنهان کردن ردیف‌ها
calculation-larger = بزرگ‌ترِ { $left } و { $right }
calculation-smaller = کوچک‌ترِ { $left } و { $right }
calculation-rounded-up = { $left } گردشده به بالا
calculation-otherwise = { $left } و اگر نباشد { $right }
calculation-square-root = √({ $left })
calculation-p-value = مقدار p برای { $left }
calculation-and = و
calculation-or = یا
calculation-not = نه { $left }
taken-before = { $name } در دورهٔ مقایسه
taken-overall = { $name } در کل
taken-without = { $name } بدون توجه به { $dimensions }
members-share = سهم عضوها ({ $members }) با { $condition }
members-count = تعداد عضوها ({ $members }) با { $condition }
members-count-all = تعداد عضوها ({ $members })
members-of = { $op } { $value } به تفکیک { $members }
members-of-where = { $op } { $value } به تفکیک { $members }، با { $condition }
members-sum = مجموع
members-mean = میانگین
members-median = میانهٔ
members-min = کمترین
members-max = بیشترین
members-percentile = صدک
role-of-each = هر { $dimension } یکی برای خود دارد؛ این برای همه با هم است
role-compared = ردیف‌ها با آن سنجیده می‌شوند
rate-interval = تا جایی که { $count } مورد نشان می‌دهد، نرخ واقعی با اطمینان ۹۵٪ میان { $low } و { $high } است.
rate-interval-few = { $count ->
    [one] یک مورد چیز زیادی نمی‌گوید: نرخ واقعی می‌تواند هر جایی میان { $low } و { $high } باشد.
   *[other] { $count } مورد چیز زیادی نمی‌گوید: نرخ واقعی می‌تواند هر جایی میان { $low } و { $high } باشد.
}
detail-rows-used = { $count } ردیف به کار رفته است
detail-members-used = { $count } عضو به شمار آمده است
detail-left-out-condition = { $count } ردیف شرط را ندارد
detail-left-out-filter = { $count } ردیف با فیلتر کنار رفته است
detail-left-out-period = { $count } ردیف بیرون از دوره است
detail-left-out-no-date = { $count } ردیف تاریخ ندارد
detail-left-out-no-value = { $count } ردیف مقدار ندارد

## KPIs page

kpis-title = شاخص‌ها
kpis-search = جست‌وجوی شاخص
kpis-found = { $count } شاخص
kpis-without = { $count } شاخص بی‌مقدار و چرایی آن
kpis-nothing = شاخصی با این جست‌وجو پیدا نشد.
kpis-family-results = نتایج
kpis-family-pipeline = قیف فروش
kpis-family-leads = سرنخ‌ها
kpis-family-activity = فعالیت و بهره‌وری
kpis-family-customers = مشتریان
kpis-family-prices = قیمت‌ها و افراد

## Units, changes and spans

unit-days = { $text } روز
unit-hours = { $text } ساعت
unit-months = { $text } ماه
unit-factor = { $number } برابر
unit-per-day = { $amount } در روز
unit-bytes = { $count } بایت
unit-kilobytes = { $size } کیلوبایت
unit-megabytes = { $size } مگابایت
unit-gigabytes = { $size } گیگابایت
change-points = { $points } واحد درصد
span-week = هفتهٔ { $day }
span-quarter = فصل { $quarter } { $year }
span-fiscal-year = سال مالی { $years }
quarter-alone = فصل { $quarter }
span-between = { $from } تا { $to }
span-partial = { $span } (ناقص)

## Keyboard

keys-title = میان‌برهای صفحه‌کلید
keys-help = نمایش این راهنما
keys-pages = رفتن به یک صفحه
keys-search = جست‌وجوی شاخص
keys-close = بستن آنچه باز است
keys-chart = گام زدن در مقدارهای نمودار
keys-chart-filter = فیلتر کردن با مقدار کنونی نمودار
keys-chart-add = افزودن آن به فیلتر
keys-single = میان‌برهای تک‌کلیدی فعال باشد

## Errors

error-unreadable = { $file } خوانده نشد: { $reason } آیا جابه‌جا شده یا در برنامهٔ دیگری باز است؟ دوباره انتخابش کنید.
error-refused = Attain این نوع فایل را نمی‌خواند: { $file }. آن را به‌صورت CSV ذخیره کنید و دوباره رها کنید.
error-crashed = موتور محاسبه از کار افتاد و دوباره راه‌اندازی شد. تنظیمات و فایل‌های نگه‌داشته‌شده سر جایشان هستند و فایل‌ها دوباره خوانده می‌شوند. ({ $message })
error-misunderstood = صفحه و موتور محاسبه یکدیگر را نفهمیدند. صفحه را دوباره باز کنید. ({ $message })
error-no-figures = ارقام محاسبه نشدند. { $reason }
error-no-explanation = معلوم نشد این رقم چگونه به دست آمده است. { $reason }
error-no-rows = ردیف‌های پشت این رقم خوانده نشدند. { $reason }
error-no-preview = نتیجهٔ خواندن فایل به شیوهٔ دیگر نشان داده نشد. { $reason }
error-outdated = نسخهٔ صفحه با نسخهٔ موتور محاسبه یکی نیست. صفحه را دوباره باز کنید.
error-storage-full = مرورگر دیگر جا ندارد: فایل‌هایتان پس از باز کردن دوبارهٔ صفحه اینجا نخواهند بود. بقیهٔ چیزها کار می‌کند؛ کمی جا باز کنید و دوباره واردشان کنید.
error-storage-forbidden = این مرورگر اجازهٔ نگه‌داری فایل نمی‌دهد، مانند پنجرهٔ خصوصی: فایل‌ها پس از باز کردن دوبارهٔ صفحه از میان می‌روند. بقیهٔ چیزها کار می‌کند.
error-settings-full = مرورگر دیگر جا ندارد: آنچه از این‌ها تغییر دهید تا بستن صفحه می‌ماند ({ $what }). آنچه پیش‌تر ذخیره شده همان می‌ماند. کمی جا باز کنید؛ با تغییر بعدی همه ذخیره می‌شود.
error-settings-forbidden = این مرورگر اجازهٔ نگه‌داری چیزی نمی‌دهد، مانند پنجرهٔ خصوصی: تنظیمات و تصمیم‌ها تا بستن صفحه می‌مانند.
error-settings-broken = همهٔ آنچه ذخیره شده بود خوانده نشد: { $what }. کنار گذاشته شد و این‌ها از نو آغاز می‌شوند؛ بقیه همان است که بود.
error-settings-left = همهٔ آنچه ذخیره شده بود خوانده نشد: { $what }. مرورگر جایی برای کنار گذاشتن آن ندارد؛ پس همان‌جا می‌ماند و چیزی روی آن نوشته نمی‌شود. این‌ها از نو آغاز می‌شوند و آنچه از آن‌ها تغییر دهید تا بستن صفحه می‌ماند؛ بقیه همان است که بود. کمی جا باز کنید و صفحه را دوباره باز کنید.
error-settings-newer = نسخهٔ تازه‌تری از Attain اینجا ذخیره کرده است: { $what }. آن دست‌نخورده می‌ماند؛ آنچه اکنون از آن تغییر دهید تا بستن صفحه می‌ماند.
kept-settings = تنظیمات
kept-view = دوره و فیلترها
kept-goals = شاخص‌های سنجاق‌شده و هدف‌ها
kept-choices = تصمیم‌ها دربارهٔ فایل‌ها
kept-plans = طرح‌ها
kept-kpis = شاخص‌های خود شما
error-dismiss = بستن پیام

## What the welcome promises

promise-private-title = خصوصی
promise-fast-title = سریع
promise-fast = یک میلیون سطر در حدود یک ثانیه، در پردازشی جداگانه؛ صفحه هرگز از کار نمی‌افتد.
promise-exact-title = دقیق
promise-exact = هر عدد فرمول، اجزا و سطرهای پشت خود را نشان می‌دهد و اگر محاسبه‌پذیر نباشد، دلیلش را می‌گوید.

## Targets

target-per-month = ماه
target-per-quarter = فصل
target-per-year = سال
target-amount-month = { $amount } در ماه
target-amount-quarter = { $amount } در فصل
target-amount-year = { $amount } در سال
target-for-days = { $target }: { $amount } برای { $period }
target-days = هدف برای { $period }
target-days-alone = هدف برای { $period }؛ درآمد روزهای دیگر شمرده نمی‌شود
target-beside-files = «تحقق هدف» بر پایهٔ هدف‌های فایل‌های شماست؛ این هدف تنها کنار همین رقم می‌ایستد.
target-scope-all = برای همهٔ داده‌ها و بدون فیلتر است.
target-scope = برای { $filters } است.
target-elsewhere = هدف‌های دیگر
target-everything = همهٔ داده‌ها
target-span = برای هر
target-unclear = { $amount }، بدون بازه: بازه‌ای برگزینید تا مقایسه شود.
target-refused-number = عددی بنویسید، مانند ۵۰٬۰۰۰.
target-refused-negative = هدف نمی‌تواند کمتر از صفر باشد.
target-refused-zero = هدف صفر بی‌هیچ کاری برآورده است؛ به‌جای آن هدف را بردارید.
target-in-money = مبلغ هدف
target-in-percent = هدف به درصد
target-in-days = هدف به روز
target-in-months = هدف به ماه
target-in-hours = هدف به ساعت
target-in-numbers = هدف

## Revenue over time, by other spans than months

overview-revenue-day = درآمد روزانه
overview-revenue-week = درآمد هفتگی
overview-revenue-quarter = درآمد فصلی
overview-revenue-year = درآمد سالانه
