## How a file was read, and reading it otherwise

reading-title = 讀取方式
reading-lead = 請更正不對的地方，下方顯示檔案將被讀成什麼樣子。對所有欄相同的檔案都有效。
reading-quote = 文字引號
reading-header = 標題列
reading-header-line = 標題列所在行
reading-first-line = 第一列資料所在行
reading-detected = { $what }（自動偵測）
reading-detect = 自動偵測
header-none = 沒有標題列
header-one = 一行
header-two = 兩行
header-at = 標題列在第 { $line } 行
delimiter-comma = 逗號 ,
delimiter-semicolon = 分號 ;
delimiter-tab = 定位字元
delimiter-bar = 直線 |
delimiter-colon = 冒號 :
delimiter-space = 空格
encoding-western = 西歐（{ $encoding }）
encoding-cyrillic = 西里爾文（{ $encoding }）
encoding-arabic = 波斯文和阿拉伯文（{ $encoding }）
encoding-simplified = 簡體中文（{ $encoding }）
encoding-traditional = 繁體中文（{ $encoding }）
encoding-japanese = 日文（{ $encoding }）
quote-double = 雙引號 "
quote-single = 單引號 '
evidence-mark = 檔案開頭的標記註明了編碼。
evidence-valid = 所有位元組都符合 { $encoding }。
evidence-letters = 根據字元推斷。
evidence-chosen = 由您選擇。
evidence-regular = 前 { $sampled } 行中有 { $regular } 行是 { $fields } 個欄位。
evidence-doubled = 文字內的引號寫兩次。
evidence-escape = 文字內的引號前有 { $escape }。
evidence-header = 這裡是欄名，其下為資料列。
evidence-no-header = 第一行就是資料，欄以編號命名。
trial-now = 目前的讀取結果
trial-then = 變更後的讀取結果
trial-none = 這樣讀取不到資料列。
left-out-more = 另有 { $count } 個檔案未採用，詳見「問題」。
trial-columns = 另有 { $count } 欄。
trial-waiting = 正在讀取前幾列
trial-apply = 依此方式讀取
trial-reset = 恢復自動偵測

## What a column holds

type-choose = 「{ $column }」欄的類型
type-order = 「{ $column }」欄的日期順序
type-mark = 「{ $column }」欄的小數標記
type-fits = { $filled } 個中有 { $fit } 個符合
type-unsure = 兩種讀法都說得通
date-form-jalali = 波斯曆
date-form-numbers = 以天數書寫（如 Excel）
date-form-periods = 以期間書寫（如季度）
blank-counted = 「{ $text }」視為空白
blank-undo = 重新把「{ $text }」當作值

## What the stages mean

stages-question = 這些階段代表什麼？
stages-lead = 請依商機推進的順序排列，並標明哪些是贏單、哪些是輸單。欄相同的檔案只問一次。
stages-known = { $count } 個階段及其含義
stages-deals = { $count } 個商機
stages-up = 上移「{ $stage }」
stages-down = 下移「{ $stage }」
stages-moved = 「{ $stage }」現在排第 { $place }，共 { $count } 個
stages-meaning = 「{ $stage }」的含義
stages-new = 未知
stages-by = 依據「{ $field }」
status-open = 進行中
status-won = 贏單
status-lost = 輸單
status-void = 非商機
stages-confirm = 採用這些階段
stages-forget = 取消此設定

## Problems, and what can be done about them

problems-count = { $count } 個問題
problems-all = 顯示全部 { $count } 個
problems-fewer = 收合
problems-notes = { $count } 則說明，無須處理
problems-ignored = 已忽略 { $count } 個
problems-more-places = 另有 { $count } 處
fix-ignore = 忽略
fix-ignore-what = 忽略：{ $what }
fix-again = 重新顯示
fix-number = 將此欄讀作數字
fix-date = 將此欄讀作日期
fix-text = 將此欄讀作文字
fix-empty = 把「{ $text }」視為空白
fix-empty-all = 把「{ $text }」等 { $count } 種文字視為空白
fix-revenue = 以{ $document }為營收
fix-sale = 是銷售
fix-no-sale = 不是銷售
fix-keep-all = 每列都計入
fix-keep-once = 每筆記錄只計一次
fix-count-as-sales = 計為銷售
fix-rates = 填寫匯率
fix-reading = 檢視讀取方式
fix-stages = 說明各階段的含義
sheet-problem = 問題
sheet-file = 檔案
sheet-kind = 種類
sheet-count = 數量
sheet-line = 行
sheet-field = 欄位
sheet-text = 文字
data-preset = 看起來是 { $program } 的匯出檔
data-preset-of = 看起來是 { $program } 匯出的{ $dataset }
data-aside-why = 檢視原因
copy-refused = 瀏覽器不允許複製：請選取數值後手動複製
