## Data page

data-title = 資料
data-lead = 從檔案中讀取了什麼，以及 Attain 對每一欄的理解。
data-files = 檔案
files-search = 搜尋檔案
columns-search = 搜尋欄位
data-size = 大小
data-dataset-unknown = 未辨識
data-dataset-choose = { $file } 的一列代表什麼
document-quote = 報價單
document-purchase-order = 採購訂單
document-credit-note = 折讓單
document-invoice = 發票
document-order = 訂單
standing-no-sales = { $document }：不是銷售，未使用
standing-other-revenue = { $document }：不計入，營收以另一種單據為準
standing-given-back = { $document }：自營收中扣除
standing-counted = { $document }
data-rows-read = 讀取列數
data-rows-sum = 讀取 { $read } = 保留 { $kept } + 擱置 { $aside }
data-columns-used = 使用了 { $used } / { $all } 欄
data-column = 欄
data-field = 對應欄位
data-field-none = 不使用
data-field-choose = 「{ $column }」欄的含義
data-type = 類型
data-filled = 填寫率
data-misfits = 不符合
data-examples = 範例
data-question = 「{ $column }」欄中的 { $example } 應如何讀取？
data-encoding = 編碼
data-delimiter = 分隔符號
data-problems = 問題
data-problems-none = 沒有發現問題。
data-joins = 關聯
data-joins-lead = 資料列如何找到它所指的客戶、人員或產品。
data-join = { $from } → { $to }
data-join-by = 透過{ $field }
data-join-matched = 找到 { $matched } / { $keyed }
data-routes = 維度的來源
data-route = { $dataset }：{ $dimension }
data-merge = 把「{ $from }」視為「{ $to }」
data-merge-undo = 把「{ $from }」和「{ $to }」分開
data-merged = 「{ $from }」計入「{ $to }」
rates-title = 幣別
rates-lead = 金額按當日匯率折算。可拖入包含日期、幣別和匯率的 CSV 檔案，或在此填寫；填寫的匯率不論日期一律優先。
rates-reporting = 數字以此幣別表示
rates-one = 1 { $from } 折合 { $to }
rates-typed = { $count } 列，按此處填寫的匯率
rates-of-files = { $count } 列，按檔案中的匯率
rates-missing = { $count } 列；沒有可用的匯率
data-remove = 移除 { $file }

## What the columns hold

column-text = 文字
column-key = 識別碼
column-number = 數字
column-date = 日期
column-empty = 空白
date-order-ymd = 年、月、日
date-order-mdy = 月、日、年
date-order-dmy = 日、月、年
decimal-mark-point = 小數點（1,234.50）
decimal-mark-comma = 小數逗號（1.234,50）

## What is kept

storage-title = 儲存在本瀏覽器中
storage-used = 檔案 { $size }
storage-settings = 設定、篩選、欄的對應關係、釘選的 KPI、目標、方案和自訂 KPI
storage-keep = 保留檔案供下次使用
storage-off = 不保留檔案：重新載入後需要重新選擇。
storage-none = 沒有儲存任何內容。
erase = 全部清除
erase-question = 要全部清除嗎？
erase-explained = 將從本瀏覽器刪除所有檔案、設定、篩選、欄的對應關係、釘選的 KPI、目標、方案和自訂 KPI。您磁碟上的檔案不受影響。此操作無法復原。
erase-confirm = 清除
erase-done = 已全部清除。

## Privacy page

privacy-title = 隱私權
privacy-lead = Attain 是一個沒有伺服器的頁面。檔案由這個分頁讀取，永遠不會離開它。
privacy-where-title = 儲存什麼、儲存在哪裡
privacy-where-files = 拖進來的檔案儲存在本瀏覽器的私有檔案系統中，重新載入後可以恢復。其他網站無法讀取。您可以在「資料」頁關閉此功能。
privacy-where-settings = 設定、篩選、欄的對應關係、釘選的 KPI、目標、方案和自訂 KPI儲存在本瀏覽器的本機儲存空間中。
privacy-where-else = 其他
privacy-where-nothing = 除此之外不儲存任何內容：沒有 Cookie，沒有流量分析，沒有帳號。
privacy-requests-title = 頁面載入後的請求數
privacy-requests-note = 在您使用時由瀏覽器統計，包括頁面及其計算引擎。
privacy-check-title = 自己驗證
privacy-check-network = 開啟瀏覽器的開發人員工具，選擇「網路」，然後拖進一個檔案：此後清單不再變化。
privacy-check-offline = 或者在頁面載入後斷開網路：一切照常運作，清除之後和出錯之後也是如此。
privacy-check-policy = 載入完成後，頁面的內容安全政策（Content-Security-Policy）禁止頁面及其計算引擎建立任何連線，包括連線它自己的來源；由瀏覽器強制執行，且無法撤銷。
privacy-check-limits = 頁面的政策無法禁止的有：有人點擊連結或開啟其他頁面、瀏覽器擴充功能的行為，以及某些瀏覽器中瀏覽器之間的直接連線（WebRTC）。Attain 不做這些事；想要完全放心，可以斷開網路。
privacy-erase-title = 全部收回
privacy-badge = 資料不離開此分頁
