# خطاهای فرمول

formula-unexpected = انتظار { $expected } می‌رفت، «{ $found }» آمده است
formula-unexpected-end = انتظار { $expected } می‌رفت، فرمول تمام شده است
formula-unfinished-text = گیومهٔ پایانی متن نیست
formula-number-too-long = عددی با رقم‌های بیش از اندازه
formula-too-long = فرمول بیش از اندازه بلند است
formula-too-deep = بخش‌های تودرتو بیش از اندازه‌اند
formula-unknown = { $what } به نام «{ $name }» نیست
formula-unknown-near = { $what } به نام «{ $name }» نیست؛ منظورتان «{ $near }» است؟
formula-no-path = «{ $name }» به ردیف دیگری نمی‌رسد
formula-circular = به خودش ارجاع می‌دهد: { $path }
formula-broken = «{ $name }» خودش خطا دارد
formula-wrong-type = انتظار { $expected } می‌رفت، { $found } آمده است
formula-units-differ = { $left } و { $right } با هم جمع یا مقایسه نمی‌شوند
formula-no-such-unit = نتیجه واحد شناخته‌شده‌ای ندارد
formula-not-overall = ردیف‌ها را تنها می‌توان با رقمی سنجید که برای همهٔ آن‌ها یکی است: overall(…)
formula-not-here = جای { $what } اینجا نیست

# آنچه انتظار می‌رفت
formula-expected-value = یک مقدار
formula-expected-name = یک نام
formula-expected-symbol = «{ $symbol }»
formula-expected-endpoint = «start» یا «end»
formula-expected-end = پایان فرمول
formula-expected-arguments = { $count } آرگومان

# آنچه نام به جایش آمده است
formula-name-dataset = مجموعه‌داده‌ای
formula-name-field = فیلدی
formula-name-kpi = شاخصی
formula-name-parameter = پارامتری
formula-name-function = تابعی
formula-name-dimension = بُعدی

# نوع بخش‌های فرمول
formula-a-condition = یک شرط
formula-a-text = یک متن
formula-a-date = یک تاریخ
formula-a-difference = تفاضل دو تاریخ
formula-a-number = یک عدد
formula-a-field = یک فیلد
formula-a-count = یک تعداد
formula-money = مبلغ
formula-a-ratio = یک نسبت
formula-days = شمار روزها
formula-hours = شمار ساعت‌ها
formula-months = ماه
formula-money-per-day = مبلغ در روز
formula-a-plain-number = یک عدد ساده
formula-an-aggregate = یک تجمیع
