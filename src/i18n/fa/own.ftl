## شاخص‌های خود شما

nav-editor = شاخص خود شما
own-family = شاخص‌های خود شما
own-new = شاخص تازه
own-edit = ویرایش
own-copy = ساختن شاخص خود از روی این
own-title-new = شاخص تازه
own-lead = فرمولی بنویسید: نام‌ها کامل می‌شوند و مقدار همراه با نوشتن نشان داده می‌شود.
own-back = همهٔ شاخص‌ها
own-gone = در این نشانی شاخصی از شما نیست. شاید حذف شده باشد.
own-name = نام
own-id = در فرمول‌ها: { $id }
own-definition = چه می‌گوید (اختیاری)
own-formula = فرمول
own-formula-keys = Tab یا Enter نام را می‌گذارد، Esc فهرست را می‌بندد، Ctrl و فاصله بازش می‌کند.
own-fits = نام‌هایی که اینجا می‌آیند
own-error-at = در «{ $part }»: { $message }
own-better = بهتر
own-better-higher = هرچه بیشتر
own-better-lower = هرچه کمتر
own-better-neither = هیچ‌کدام
own-unit = نمایش
own-unit-percent = درصد
own-unit-factor = برابر: ۱٫۵ ×
own-unit-number = عدد: ۱٫۵
own-value = مقدار اکنون
own-value-none = مقدار آن اینجا می‌آید.
own-by = به تفکیک
own-by-none = هیچ
own-save = ذخیرهٔ شاخص
own-discard = دور انداختن
own-delete = حذف شاخص
own-deleted = «{ $name }» با سنجاق و هدف‌هایش حذف شد.
own-unfinished-no-name = نامی به آن بدهید.
own-unfinished-no-formula = فرمولش را بنویسید.
own-unfinished-unchecked = فرمول هنوز بررسی می‌شود.
own-unfinished-wrong-formula = فرمول خطا دارد.
own-unfinished-no-room = شمار شاخص‌های خود شما به بیشینه رسیده است. نخست یکی را حذف کنید.

# راهنمای زبان در کنار ویرایشگر
own-reference = زبان فرمول
own-reference-search = جست‌وجو در زبان فرمول
own-reference-insert = گذاشتن { $text }
own-reference-nothing = چیزی در زبان فرمول با این جست‌وجو پیدا نشد.
own-word-and = هر دو شرط برقرار است
own-word-or = یکی از دو شرط برقرار است
own-word-not = شرط برقرار نیست
own-word-empty = بی‌مقدار
own-word-not-empty = دارای مقدار
own-word-won = معامله‌های برده
own-word-lost = معامله‌های باخته
own-word-open = معامله‌های باز

# همهٔ آنچه نگه داشته می‌شود، در یک فایل
workspace-save = ذخیرهٔ فضای کار
workspace-open = باز کردن فضای کار
workspace-explained = یک فایل با تنظیمات، هدف‌ها، طرح‌ها، تصمیم‌ها دربارهٔ فایل‌ها و شاخص‌های خود شما، بی هیچ ردیفی از داده‌هایتان.
workspace-opened = فضای کار باز شد. واگرد تصمیم‌های آن را پس می‌گیرد.
workspace-opened-in-part = فضای کار باز شد، مگر بخش‌هایی که این Attain نمی‌تواند بخواند: { $what }. واگرد تصمیم‌های آن را پس می‌گیرد.
workspace-none = این فضای کاری نیست که این Attain بتواند بخواند. چیزی تغییر نکرد.
