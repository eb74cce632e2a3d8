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
formula-expected-endpoint = «start»، «end»، «whole_end»، «target_start»، «target_end» یا «whole_target_end»
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

# معنای ساخت‌های فرمول
construct-number = عددها، شاخص‌های دیگر و تجمیع‌ها با چهار عمل اصلی؛ واحدها بررسی می‌شوند.
construct-count = شمار ردیف‌ها.
construct-count-distinct = شمار مقدارهای متفاوت یک فیلد.
construct-sum = جمع یک مقدار در ردیف‌ها؛ ردیف بدون مقدار به شمار نمی‌آید.
construct-mean = میانگین یک مقدار در ردیف‌ها.
construct-median = مقدار میانی: نیمی از ردیف‌ها کمتر دارند.
construct-percentile = مقداری که این سهم از ردیف‌ها زیر آن است.
construct-future-value = آنچه هر مشتری در این شمار ماه آینده به‌طور میانگین احتمالاً می‌خرد: از همهٔ خریدهای پیش از پایان دوره، با مدل BG/NBD و Gamma-Gamma.
construct-min = کمترین مقدار.
construct-max = بیشترین مقدار.
construct-first = زودترین تاریخ؛ در days یا months می‌آید.
construct-last = دیرترین تاریخ؛ در days یا months می‌آید.
construct-where = تنها ردیف‌هایی که شرط را دارند؛ خالی هیچ مقایسه‌ای را برآورده نمی‌کند.
construct-text = متن‌ها بی‌توجه به بزرگی حروف، فاصله و نشانه‌ها سنجیده می‌شوند؛ is empty یعنی خالی است.
construct-by = تاریخی که ردیف را در دوره می‌گذارد؛ بی آن همهٔ ردیف‌ها در هر دوره‌ای به شمار می‌آیند.
construct-between = ردیف از روزی تا روز دیگر است و به سهم روزهایش در دوره به شمار می‌آید.
construct-path = فیلدی از ردیفی که فیلد به آن اشاره دارد، حداکثر دو گام؛ اگر نباشد خالی است.
construct-over = رقم هر عضو، سپس یک رقم از آن‌ها؛ عضو بی‌رقم به شمار نمی‌آید.
construct-with = شمار عضوهایی که رقم‌هایشان شرط را دارند.
construct-share = سهم چنین عضوهایی از میان آن‌ها که رقم دارند.
construct-overall = رقم بدون فیلتر و تفکیک این بُعدها، یا بدون هیچ‌یک.
construct-previous = رقم دوره‌ای که با آن سنجیده می‌شود.
construct-first-of = نخستین رقمی که پرونده‌های واردشده اجازه می‌دهند.
construct-otherwise = رقم دوم، آنجا که چیزی برای ساختن رقم نخست نیست.
construct-days = روزهای میان دو تاریخ؛ آنچه پیش از آغاز پایان یافته روزی ندارد.
construct-hours = ساعت‌های میان دو تاریخ که ساعت دارند.
construct-months = ماه‌های میان دو تاریخ؛ دوازده ماه ۳۶۵٫۲۵ روز است.
construct-open-at = معامله‌هایی که پیش از آغاز آن روز ایجاد و هنوز بسته نشده بودند.
construct-active-at = مشتری‌ها، اشتراک‌ها یا افرادی که پیش از آن روز آغاز کرده و پایان نیافته بودند.
construct-period = نخستین روز دوره، و روز پس از واپسین روز آن: یکی برای روزهایی که رقم دارند، و دیگری برای همهٔ دوره‌ای که هنوز جریان دارد.
construct-target-period = همان، ولی تنها برای روزهایی از دوره که میان نخستین و واپسین روز همهٔ هدف‌ها هستند.
construct-larger = رقم بزرگ‌تر از میان دو رقم.
construct-smaller = رقم کوچک‌تر از میان دو رقم.
construct-round-up = گرد کردن رو به بالا.
construct-points = نسبت به صدم: ۴۵ برای ۰٫۴۵.
construct-square-root = ریشهٔ دوم: ریشهٔ پول در پول، پول است.
construct-p-value = احتمال آنکه تنها از روی تصادف رقمی دست‌کم این‌قدر انحراف معیار، از هر سو، از صفر دور باشد.
construct-parameter = عددی که یک بار برای همهٔ فرمول‌ها گذاشته می‌شود.
