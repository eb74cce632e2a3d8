## The product

app-name = Attain
app-tagline = 銷售 KPI、配額與佣金，直接來自您的 CRM 匯出檔案。
app-lead = 把 CRM 匯出的 CSV 檔案拖進來，幾秒內看到贏單率、銷售管線和目標完成情況。所有計算都在這個分頁裡完成，不上傳任何內容。

## Navigation

nav-label = 頁面
nav-overview = 總覽
nav-data = 資料
nav-kpis = KPI
nav-plans = 方案
nav-privacy = 隱私權
nav-skip = 跳到主要內容

## Bringing data in

drop-title = 把檔案拖到這裡
drop-hint = 支援 CSV（也可以是 .csv.gz 或 .zip）和 Excel 的 .xlsx。有商機資料就可以開始；再加上目標、人員、產品或訂單，會出現更多 KPI。
drop-now = 放開即可匯入
drop-choose = 選擇檔案
drop-add = 新增檔案
sample-try = 用範例資料試試
sample-note = 一個虛構的 25 人團隊，30 個月，6,000 個商機。
paste-open = 貼上表格
paste-label = 從試算表貼上資料，第一列為標題列
paste-import = 匯入貼上的資料
paste-name = 貼上的表格
plans-open = 手邊沒有檔案？開啟佣金計算器
plans-open-note = 配額、級距、加速器與預支：改一個數字，立刻看到每個人拿多少。
privacy-promise = 您的資料只留在這個分頁裡。不上傳，不需要帳號，頁面載入後不再發出任何請求。

## Import progress

progress-title = 正在讀取 { $file }
progress-bytes = { $done } / { $total }
progress-rows = { $count } 列
progress-left-seconds = 大約還需 { $count } 秒
progress-left-minutes = 大約還需 { $count } 分鐘
progress-soon = 馬上完成
progress-computing = 正在計算 KPI
progress-starting = 正在啟動計算引擎
cancel = 取消
cancelled = 已取消匯入，之前的資料沒有變化。

## Period and comparison

period-data-to = { $days } · 資料至 { $day }
period-label = 期間
period-all = 全部資料
period-this-year = 今年
period-last-year = 去年
period-this-quarter = 本季
period-last-quarter = 上一季
period-last-30-days = 最近 30 天
period-last-90-days = 最近 90 天
period-last-12-months = 最近 12 個月
period-this-month = 本月
period-last-month = 上個月
period-custom = 自訂
period-from = 從
period-to = 到
period-apply = 套用
period-upside-down = 結束日期早於開始日期。
view-reset = 資料中沒有與「{ $what }」相符的內容，因此已取消該選擇。可用「復原」恢復。
compare-label = 比較對象
compare-previous-period = 上一期間
compare-same-period-last-year = 去年同期
compare-none = 不比較
compare-with = 與{ $period }相比
compare-with-partly = 與{ $period }相比，其中資料始於{ $day }
compare-with-missing = 無可比較：資料始於{ $day }，晚於{ $period }
compare-days = { $period }
compare-days-partly = { $period }；資料始於{ $day }
compare-days-missing = { $period }：資料{ $day }才開始
extent-to-date = 截至目前，與相同天數比較
extent-whole = 整個期間
compared = 比較期間
fiscal-label = 會計年度起始月份
grain-label = 依
grain-day = 日
grain-week = 週
grain-month = 月
grain-quarter = 季
grain-year = 年

## Filters

filter-remove = 移除篩選 { $dimension }：{ $member }
filter-clear = 清除全部篩選
filter-nobody = （無）
filter-hint = 點選長條或名稱即可篩選；按住 Ctrl 或 ⌘ 可多選。

## The page

undo = 復原
redo = 取消復原
theme-label = 外觀
theme-light = 淺色
theme-dark = 深色
theme-system = 跟隨系統
language-label = 語言
currency-label = 幣別
currency-of-data = 與檔案一致
currency-of-data-known = 與檔案一致：{ $currency }
currency-none = 不顯示符號
currency-missed = 沒有換算成 { $currency } 的匯率，因此金額仍使用檔案中的幣別。
calendar-label = 曆法
calendar-gregorian = 西曆
calendar-jalali = 波斯曆
keep-files = 保留檔案供下次使用
settings = 設定
close = 關閉
menu = 選單
save = 儲存
copy = 複製
copied = 已複製
search = 搜尋

## Charts and tables

show-table = 以表格顯示
show-chart = 以圖表顯示
export-csv = 下載 CSV
export-png = 下載 PNG
print = 列印
chart-empty = 這個期間和篩選條件下沒有可顯示的內容。
chart-keyboard = 用方向鍵逐一讀取數值。
chart-role = 圖表
chart-others = 其他
chart-others-count = { $others }（{ $count }）
chart-more = 另有 { $count } 項
chart-show-all = 顯示全部 { $count } 項
chart-show-fewer = 收合
chart-partial = 期間不完整
table-total = 合計
table-apart = 無日期或在其他日子
chart-apart = 其中 { $value } 沒有日期，或在其他日子。
table-change = 變化
table-cases = 樣本數
table-more = 再顯示 { $count } 列
list-more = 再顯示 { $count } 個
list-nothing = 沒有符合搜尋的內容。
names-more = { $names } 以及另外 { $count } 個
figure-cases = 共 { $count }
kpi-by-dimension = 依{ $dimension }統計的{ $kpi }
page-next = 下一頁
page-previous = 上一頁

## Overview

overview-title = 總覽
overview-key = 關鍵 KPI
overview-revenue-month = 各月收入
overview-revenue-region = 各區域收入
overview-revenue-product = 各產品收入
overview-leaderboard = 排行榜
leaderboard-kpi = 排名依據
leaderboard-by = 排名對象
overview-lost-reasons = 依原因統計的輸單
overview-open-stages = 各階段的進行中商機
tile-better = 變好
tile-worse = 變差
tile-same = 持平
tile-target = 目標 { $target }
tile-target-for = 目標 { $target }（{ $period }）
tile-target-set = 設定目標
tile-target-clear = 移除目標
tile-small = 只有 { $count } 個樣本，請謹慎看待這個比率。
tile-pin = 釘選
tile-unpin = 取消釘選
tile-full = 已釘選 10 個 KPI，請先取消一個。
tile-was = 之前：{ $value }

## One KPI in detail

detail-definition = 定義
detail-reading = 如何解讀
detail-formula = 公式
detail-code = 公式程式碼
detail-terms = 組成部分
detail-breakdown = 細分
breakdown-nothing = 不細分
breakdown-time = 依時間
sql-title = 匯出為 SQL
sql-what = 把這個數字連同其期間、篩選和細分寫成查詢，供您自己的資料庫使用。
sql-dialect = 資料庫
sql-copy = 複製為 SQL
sql-text = 查詢語句
sql-refused = 瀏覽器不允許頁面複製：請選取查詢語句後手動複製
sql-tables = { $count ->
   *[other] 它讀取資料表 { $tables }
}，已依此處的方式清理和關聯。Attain 原始碼附帶的程式「sql」會把這些表寫成 CSV；方法見 README 中的「The KPIs in a warehouse」一節。
detail-rows = 對應的資料列
detail-rows-show = 顯示資料列
detail-rows-hide = 隱藏資料列
calculation-larger = { $left } 與 { $right } 中較大者
calculation-smaller = { $left } 與 { $right } 中較小者
calculation-rounded-up = { $left } 無條件進位
calculation-otherwise = { $left }，若無則 { $right }
calculation-square-root = √({ $left })
calculation-p-value = { $left } 的 p 值
calculation-and = 且
calculation-or = 或
calculation-not = 非 { $left }
taken-before = 比較期{ $name }
taken-overall = 全部{ $name }
taken-without = 不分{ $dimensions }的{ $name }
members-share = 符合 { $condition } 的成員（{ $members }）佔比
members-count = 符合 { $condition } 的成員（{ $members }）數
members-count-all = 成員（{ $members }）數
members-of = 各{ $members }的 { $value } 的{ $op }
members-of-where = 符合 { $condition } 的各{ $members }的 { $value } 的{ $op }
members-sum = 總和
members-mean = 平均值
members-median = 中位數
members-min = 最小值
members-max = 最大值
members-percentile = 百分位數
role-of-each = 每個{ $dimension }各有一個；這裡是全部的
role-compared = 各列與它比較
rate-interval = 就 { $count } 個樣本而言，真實比率在 { $low } 到 { $high } 之間（95% 把握）。
rate-interval-few = { $count ->
   *[other] 樣本太少（{ $count } 個），說明不了多少：真實比率可能在 { $low } 到 { $high } 之間的任何位置。
}
detail-rows-used = 使用了 { $count } 列
detail-members-used = 計入 { $count } 個成員
detail-left-out-condition = { $count } 列不符合條件
detail-left-out-filter = { $count } 列被篩選排除
detail-left-out-period = { $count } 列不在期間內
detail-left-out-no-date = { $count } 列沒有日期
detail-left-out-no-value = { $count } 列沒有數值

## KPIs page

kpis-title = KPI
kpis-search = 搜尋 KPI
kpis-found = { $count } 個 KPI
kpis-without = { $count } 個指標沒有數值及其原因
kpis-nothing = 沒有符合搜尋的 KPI。
kpis-family-results = 業績
kpis-family-pipeline = 銷售管線
kpis-family-leads = 潛在客戶
kpis-family-activity = 活動與效率
kpis-family-customers = 客戶
kpis-family-prices = 價格與人員

## Units, changes and spans

unit-days = { $text } 天
unit-hours = { $text } 小時
unit-months = { $text } 個月
unit-factor = { $number } 倍
unit-per-day = 每天 { $amount }
unit-bytes = { $count } 位元組
unit-kilobytes = { $size } kB
unit-megabytes = { $size } MB
unit-gigabytes = { $size } GB
change-points = { $points } 個百分點
span-week = { $day }當週
span-quarter = { $year }第 { $quarter } 季
span-fiscal-year = { $years } 會計年度
quarter-alone = 第 { $quarter } 季
span-between = { $from } – { $to }
span-partial = { $span }（部分）

## Keyboard

keys-title = 鍵盤快速鍵
keys-help = 顯示這份說明
keys-pages = 前往頁面
keys-search = 搜尋 KPI
keys-close = 關閉已開啟的內容
keys-chart = 逐一檢視圖表數值
keys-chart-filter = 依圖表目前的值篩選
keys-chart-add = 加入篩選
keys-single = 啟用單鍵快速鍵

## Errors

error-unreadable = 無法讀取 { $file }：{ $reason } 它是否已被移動，或被其他程式佔用？請重新選擇。
error-refused = Attain 不能讀取 { $file } 這類檔案。請另存為 CSV 後重新拖進來。
error-crashed = 計算引擎意外停止，已重新啟動。設定和儲存的檔案都還在，正在重新讀取檔案。（{ $message }）
error-misunderstood = 頁面與計算引擎未能互相理解，請重新載入頁面。（{ $message }）
error-no-figures = 無法計算各項數值。{ $reason }
error-no-explanation = 無法查明這個數值的由來。{ $reason }
error-no-rows = 無法讀取這個數值背後的各列資料。{ $reason }
error-no-preview = 無法顯示該檔案改用其他方式讀取的結果。{ $reason }
error-outdated = 頁面與計算引擎的版本不一致，請重新載入頁面。
error-storage-full = 瀏覽器沒有剩餘空間：重新載入後檔案將不在這裡。其他功能都正常；請騰出空間後重新匯入。
error-storage-forbidden = 瀏覽器不允許本頁儲存檔案（例如無痕視窗）：重新載入後檔案將消失。其他功能都正常。
error-settings-full = 瀏覽器沒有剩餘空間：您對以下內容的變更只保留到關閉頁面為止（{ $what }）。之前儲存的內容保持不變。請釋出一些空間，下一次變更時會全部儲存。
error-settings-forbidden = 瀏覽器不允許本頁儲存任何內容（例如無痕視窗）：設定和選擇只保留到關閉頁面為止。
error-settings-broken = 儲存的內容未能全部讀取：{ $what }。已將其擱置並重新開始，其餘一切保持原樣。
error-settings-left = 儲存的內容未能全部讀取：{ $what }。瀏覽器沒有空間將其擱置，因此它留在原處，不會被覆寫。這些內容重新開始，您對它們的變更只保留到關閉頁面為止；其餘一切保持原樣。請釋出一些空間，然後重新載入頁面。
error-settings-newer = 較新版本的 Attain 在此儲存過：{ $what }。這些內容保持不變；您現在對它們的變更只保留到關閉頁面為止。
kept-settings = 設定
kept-view = 期間與篩選
kept-goals = 釘選的指標與目標
kept-choices = 關於檔案的選擇
kept-plans = 方案
kept-kpis = 自訂 KPI
error-dismiss = 關閉提示

## What the welcome promises

promise-private-title = 私密
promise-fast-title = 快速
promise-fast = 一百萬列約一秒讀完，在獨立的工作執行緒中進行，頁面不會卡住。
promise-exact-title = 精確
promise-exact = 每個數字都看得到公式、組成部分和背後的資料列；算不出來的，會說明原因。

## Targets

target-per-month = 月
target-per-quarter = 季
target-per-year = 年
target-amount-month = 每月 { $amount }
target-amount-quarter = 每季 { $amount }
target-amount-year = 每年 { $amount }
target-for-days = { $target }：{ $period } 合 { $amount }
target-days = { $period } 的目標
target-days-alone = { $period } 的目標；其餘日子的營收不計入
target-beside-files = 「目標完成率」以您檔案中的目標為準；此目標只顯示在該數字旁邊。
target-scope-all = 適用於全部資料（無篩選）。
target-scope = 適用於 { $filters }。
target-elsewhere = 其他已設目標
target-everything = 全部資料
target-span = 週期
target-unclear = { $amount }，未設週期：請選擇週期以便比較。
target-refused-number = 請輸入數字，例如 50,000。
target-refused-negative = 目標不能小於零。
target-refused-zero = 目標為零無需努力即可達成，請改為移除目標。
target-in-money = 目標金額
target-in-percent = 目標（百分比）
target-in-days = 目標（天）
target-in-months = 以月為單位的目標
target-in-hours = 目標（小時）
target-in-numbers = 目標值

## Revenue over time, by other spans than months

overview-revenue-day = 各日收入
overview-revenue-week = 各週收入
overview-revenue-quarter = 各季收入
overview-revenue-year = 各年收入
