## 只有使用者能回答的問題

ask-title = 還有 { $count } 個問題，答完數字才準確
ask-unknown-dataset = { $file } 的一列代表什麼？
ask-missing-column = { $file } 的哪一欄是「{ $field }」？
ask-ambiguous-dates = { $file } 中的日期（如 { $example }）該怎麼讀？
ask-ambiguous-numbers = { $file } 中的數字（如 { $example }）該怎麼讀？
ask-unknown-status = { $file } 的哪些階段表示贏單，哪些表示輸單？
ask-other-revenue = 哪一種是您的營收：{ $used }還是{ $document }？
ask-mixed-currencies = 這些幣別的匯率是多少：{ $currencies }？
ask-order-status = 狀態為「{ $text }」的訂單是銷售嗎（{ $count } 列）？
ask-unknown-kind = 「{ $column }」中的「{ $text }」是什麼意思？
ask-spellings = 「{ $column }」欄中有 { $keys } 種寫法與其他寫法相近，是同一個嗎？（{ $pairs }）
ask-rest = 另有 { $count } 個問題
ask-leave = 維持現狀
ask-leave-unknown-dataset = 不需要這個檔案
ask-leave-missing-column = 都不是
ask-leave-spellings = 它們是不同的
ask-answers = 可能的答案
ask-in-use = 目前這樣讀
ask-other = 其他……
fix-take-column = { $column } → { $field }
fix-columns = 自己選擇
fix-merge-all = 全部合併（{ $count } 個）

## 一併說明的問題

problem-missing-column = { $file } 沒有「{ $field }」欄。
    .kept = 所有列都已讀取；需要它的數字不會給出。
    .todo = 請選擇對應的欄，或在匯出時包含它。
problem-many-spellings = { $file } 有 { $count } 列在「{ $column }」欄用了 { $keys } 種與其他相近的寫法：{ $pairs }。
    .kept = 這些列都保留；在您決定之前，它們視為不同。
    .todo = 可以全部合併，也可以逐一查看。
problem-many-strays = { $file } 有 { $count } 列在「{ $column }」欄提到了「{ $table }」中沒有的內容，共 { $keys } 種：{ $pairs }。
    .kept = 這些列都保留；只是缺少「{ $table }」能補充的資訊。
    .todo = 請檢查匯入的「{ $table }」檔案是否正確。
problem-many-placeholders = { $file } 中有 { $count } 個儲存格只寫著 { $pairs }。
    .kept = 它們按空值計算。
    .todo = 無需處理，除非它們是真實的值。
problem-many-sentinels = { $file } 中有 { $count } 個儲存格寫著 { $pairs }，表示沒有日期。
    .kept = 它們按空值計算。
    .todo = 無需處理。
problems-each = 逐一查看

## 無法給出數字時可以做什麼

remedy-drop = 加入「{ $dataset }」檔案
remedy-columns = 查看各欄
remedy-stages = 說明各階段的含義
remedy-rates = 填寫匯率
remedy-problems = 查看發現的問題
remedy-all-data = 顯示全部資料
remedy-clear-filters = 清除篩選
remedy-compare = 與上一期間比較
coverage = 「{ $field }」填寫率 { $share }

## 無法得出任何 KPI 的檔案

no-answers-title = 僅憑這些檔案還算不出任何 KPI
no-answers-lead = 請加入商機檔案（每列一個商機，含階段、金額和日期），或訂單、發票檔案：營收、贏單率和銷售管道由此得出，這裡已有的資料會與之關聯。
file-line = { $file }：{ $what }

## 匯入的結果

receipt-title = 匯入了 { $count } 個檔案，{ $rows }
receipt-dates = 日期按{ $order }讀取
receipt-currency = 金額幣別：{ $currencies }
receipt-joined = 已關聯：{ $joins }
receipt-join = { $join }（{ $share }）
receipt-beside = 與先前已有的 { $count } 個檔案一併計算：{ $files }。
receipt-only-new = 只用新檔案
receipt-replaced = { $file } 先前匯入過，新的已取代舊的。
receipt-namesake = 先前已有另一個 { $file }。兩者都計算在內，編號相同的記錄只算一次。
receipt-remove-old = 移除先前的
receipt-left-sample = 範例資料已被您的檔案取代。
receipt-check = 有 { $count } 處需要查看
receipt-close = 知道了
receipt-again = 上次匯入的結果
sample-label = 範例資料：虛構的團隊
sample-leave = 離開範例
files-removed = 已移除 { $count } 個檔案。
period-incomplete = 請選擇起訖日期。
trial-same = 尚未更改任何內容。

## 一句話概括

summary-now = { $period }的{ $kpi }：{ $value }
summary-now-all = { $kpi }：{ $value }
summary-above = 比 { $compared } 高 { $change }
summary-below = 比 { $compared } 低 { $change }
summary-same = 與 { $compared } 持平
summary-target = 達成目標的 { $share }
summary-rose = { $kpi }從 { $before } 升至 { $now }
summary-fell = { $kpi }從 { $before } 降至 { $now }
