## 自訂 KPI

nav-editor = 自訂 KPI
own-family = 自訂
own-new = 新增 KPI
own-edit = 編輯
own-copy = 以此為基礎自訂
own-title-new = 新增 KPI
own-lead = 撰寫公式：名稱會自動完成，邊輸入邊顯示數值。
own-back = 全部 KPI
own-gone = 此網址沒有自訂 KPI，可能已被刪除。
own-name = 名稱
own-id = 在公式中寫作：{ $id }
own-definition = 含義（選填）
own-formula = 公式
own-formula-keys = 按 Tab 或 Enter 採用名稱，按 Esc 關閉清單，按 Ctrl 加空白鍵開啟清單。
own-fits = 此處可用的名稱
own-error-at = 「{ $part }」處：{ $message }
own-better = 何者較好
own-better-higher = 越高越好
own-better-lower = 越低越好
own-better-neither = 無好壞之分
own-unit = 顯示為
own-unit-percent = 百分比
own-unit-factor = 倍數：1.5 ×
own-unit-number = 數字：1.5
own-value = 目前的值
own-value-none = 數值將顯示在這裡。
own-by = 細分維度
own-by-none = 不細分
own-save = 儲存 KPI
own-discard = 放棄
own-delete = 刪除 KPI
own-deleted = 已刪除「{ $name }」及其釘選和目標。
own-unfinished-no-name = 請為它命名。
own-unfinished-no-formula = 請撰寫公式。
own-unfinished-unchecked = 公式仍在檢查中。
own-unfinished-wrong-formula = 公式有誤。
own-unfinished-no-room = 自訂 KPI 已達上限，請先刪除一個。

# 編輯器旁的語言參考
own-reference = 公式語言
own-reference-search = 搜尋公式語言
own-reference-insert = 插入 { $text }
own-reference-nothing = 公式語言中沒有符合搜尋的內容。
own-word-and = 兩個條件都成立
own-word-or = 任一條件成立
own-word-not = 條件不成立
own-word-empty = 沒有值
own-word-not-empty = 有值
own-word-won = 已贏單的商機
own-word-lost = 已丟單的商機
own-word-open = 進行中的商機

# 儲存的一切，合為一個檔案
workspace-save = 儲存工作區
workspace-open = 開啟工作區
workspace-explained = 一個檔案，包含設定、目標、方案、關於檔案的選擇和自訂 KPI，不含任何一列資料。
workspace-opened = 工作區已開啟。復原可收回其中的決定。
workspace-opened-in-part = 工作區已開啟，但此版 Attain 無法完整讀取：{ $what }。復原可收回其中的決定。
workspace-none = 此版 Attain 無法將它作為工作區讀取。沒有任何變更。
