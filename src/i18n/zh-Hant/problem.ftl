## Places

place-row = 第 { $line } 列
place-cell = 第 { $line } 列，第 { $field } 欄：「{ $text }」
place-text = 「{ $text }」

## Problems in files: what was found, what became of it, what can be done

problem-empty-file = { $file } 是空檔案。
    .kept = 沒有從中讀取任何內容。
    .todo = 請重新匯出，並確認其中有資料列。
problem-no-rows = { $file } 只有標題列，沒有資料列。
    .kept = 沒有從中讀取任何內容。
    .todo = 請拿掉會隱藏所有列的篩選條件後重新匯出。
problem-bad-encoding = { $file } 有 { $count } 處不符合其編碼。
    .kept = 損壞的字元顯示為 �；所有列都已保留。
    .todo = 如果文字顯示不對，請選擇其他編碼；已損壞的內容無法復原。
problem-too-few-fields = { $file } 有 { $count } 列的欄位少於標題列。
    .kept = 這些列已保留，缺少的欄位視為空白。
    .todo = 請檢查這些行，或確認分隔符號是否正確。
problem-too-many-fields = { $file } 有 { $count } 列的欄位多於標題列。
    .kept = 無法確定欄位的歸屬，這些列已擱置。
    .todo = 請確認分隔符號和引號是否正確；否則請給含有分隔符號的文字加上引號，然後重新匯入。
problem-bad-quote = { $file } 有 { $count } 個引號位置不對，或沒有成對。
    .kept = 文字依原樣保留。
    .todo = 請檢查這些行，或選擇其他引號；引號內的引號要寫兩次。
problem-duplicate-column = { $file } 中「{ $column }」欄出現了多次。
    .kept = 兩欄都已保留，後一欄改了名字。
    .todo = 請在下方選擇要使用哪一欄。
problem-misfit = { $file } 的「{ $column }」欄有 { $count } 個儲存格不符合「{ $expected }」類型。
    .kept = 這些儲存格視為空白，所在列的其餘內容照常使用。
    .todo = 請選擇合適的處理方式，或修正儲存格後重新匯入。
problem-ambiguous-dates = { $file } 的「{ $column }」欄的日期有兩種讀法。
    .kept = 已依「{ $order }」讀取。
    .todo = 如果不對，請選擇另一種順序。
problem-ambiguous-numbers = { $file } 中「{ $column }」的數字有兩種讀法。
    .kept = 已按{ $mark }讀取。
    .todo = 如果不對，請選擇另一種。
problem-sentinel-date = { $file } 中「{ $column }」有 { $count } 個儲存格寫的是「{ $text }」，表示沒有日期。
    .kept = 視為空值。
    .todo = 無需處理。
problem-total-row = { $file } 中有 { $count } 列是其他列的合計。
    .kept = 已略去，以免重複計算。
    .todo = 無需處理。
problem-fiscal-years = { $file } 中有 { $count } 個目標以會計年度表示，例如「{ $text }」。
    .kept = 「{ $text }」按 { $start } 至 { $end } 計。
    .todo = 如果您的會計年度從其他月份開始，請為每個目標寫明首日和末日。
problem-other-table = { $file } 中還有另一個表（{ $count } 行）。
    .kept = 已讀取第一個表，其餘略去。
    .todo = 如需讀取，請將另一個表另存為單獨的檔案。
problem-no-header = { $file } 的第一行是資料，不是欄名。
    .kept = 所有列都已保留，欄以編號命名。
    .todo = 請在下方選擇每一欄的意義，或指明標題列在第幾行。
problem-missing-delimiter = { $file } 中有 { $count } 列缺少分隔符號。
    .kept = 已根據其他列的內容分開儲存格。
    .todo = 請檢查這些行。
problem-extra-delimiter = { $file } 中有 { $count } 列多了分隔符號。
    .kept = 在其他列能說明的地方，已將其視為文字的一部分。
    .todo = 請檢查這些行。
problem-other-delimiter = { $file } 中有 { $count } 列使用了不同的分隔符號。
    .kept = 儲存格仍已讀取。
    .todo = 無需處理。
problem-outside-table = { $file } 有 { $count } 列在表格之前或之後。
    .kept = 它們不是資料列，未予讀取。
    .todo = 如果是標題或合計，不需要處理；否則請另選標題列所在的行。
problem-unmatched-key = { $file } 有 { $count } 列在「{ $column }」中寫的是「{ $key }」，{ $table }裡沒有它。
    .kept = 這些列已保留，但缺少{ $table }中的資訊。
    .todo = 如果它應當存在，請把它加入{ $table }。
problem-near-miss = { $file } 有 { $count } 列在「{ $column }」中寫的是「{ $key }」，而{ $table }裡有「{ $suggestion }」。
    .kept = 這些列已保留；在您決定之前，兩者視為不同。
    .todo = 要把「{ $key }」視為「{ $suggestion }」嗎？
problem-unmatched-keys = { $file } 另有 { $count } 列在「{ $column }」中寫了{ $table }裡沒有的內容（共 { $keys } 種）。
    .kept = 這些列已保留，但缺少{ $table }中的資訊。
    .todo = 請確認匯入的{ $table }檔案是否正確。
problem-similar-spelling = { $file } 有 { $count } 列在「{ $column }」中寫的是「{ $text }」，其他列寫的是「{ $similar }」。
    .kept = 這些列已保留；在您決定之前，兩者視為不同。
    .todo = 要把「{ $text }」視為「{ $similar }」嗎？
problem-replaced = { $file } 之前已經匯入過。
    .kept = 新檔案取代了舊檔案。
    .todo = 不需要處理。
problem-refused = { $what ->
    [broken] { $file } 已損壞或不完整。
    [encrypted] { $file } 有密碼保護。
    [nested] { $file } 是壓縮檔裡的壓縮檔。
    [text] { $file } 是文字，不是表格。
    [html] { $file } 其實是網頁，不論檔名怎麼寫。
    [hidden] { $file } 是隱藏的工作表；顯示的工作表已讀取。
    [overlap] { $file } 裡的檔案共用同一段位元組，惡意壓縮檔才會這樣。
   *[other] Attain 不能讀取 { $file } 這類檔案（{ $what }）。
}
    .kept = 已跳過該檔案，其他檔案已讀取。
    .todo = { $advice ->
        [again] 請重新下載或匯出。
        [unlock] 請取消密碼後另存，再重新拖進來。
        [unpack] 請解壓縮後拖入裡面的檔案。
        [spreadsheet] 請用試算表軟體開啟，另存為 .xlsx 或 CSV 後拖進來。
        [numbers] 請用 Numbers 開啟，選擇「檔案 › 輸出至 › CSV」，再拖入輸出的檔案。
        [document] 如果裡面有表格，請複製表格並貼到這裡。
        [nothing] 不需要處理。
        [unhide] 如果要計入其中的列，請取消隱藏該工作表後重新拖進來。
       *[other] 請另存為 CSV 後重新拖進來。
    }
problem-unreadable = 未能完整讀取 { $file }：{ $reason }
    .kept = 已跳過該檔案，其他檔案已讀取。
    .todo = 請確認它沒有被移動或被其他程式佔用，然後重新拖進來。
problem-over-limit = { $limit ->
    [file-bytes] { $file } 超過 { $most } GB，這是 Attain 能讀取的上限。
    [columns] { $file } 超過 { $most } 欄，這是 Attain 能讀取的上限。
    [workbook-bytes] { $file } 中的文字超過 { $most } MB，這是 Attain 讀取活頁簿的上限。
    [nested-bytes] { $file } 超過 { $most } MB，這是 Attain 開啟壓縮檔內檔案的上限。
    [entries] { $file } 中的檔案超過 { $most } 個，這是 Attain 一次能開啟的上限。
    [inflation] { $file } 解壓縮後會超過原大小的 { $most } 倍，正常的表格不會這樣。
   *[other] 瀏覽器分給網頁的記憶體裝不下 { $file } 的資料列。
}
    .kept = 已跳過該檔案，其他檔案已讀取。
    .todo = { $limit ->
        [columns] 請只匯出需要的欄。
        [workbook-bytes] 請把其中的工作表另存為 CSV 後拖進來。
        [nested-bytes] 請解壓縮後拖入裡面的檔案。
        [entries] 請解壓縮後只拖入需要的檔案。
        [inflation] 在弄清來源之前，請不要開啟它。
       *[other] 請少匯出幾年或幾欄，或先移除其他檔案。
    }
problem-near-limit = { $limit ->
    [file-bytes] { $file } 已接近 Attain 能讀取的最大檔案（{ $most } GB）。
    [columns] { $file } 的欄數已接近 Attain 能讀取的上限（{ $most } 欄）。
   *[other] 加上 { $file }，資料列已幾乎占滿瀏覽器分給網頁的記憶體。
}
    .kept = 已全部讀取。
    .todo = { $limit ->
        [columns] 請只匯出需要的欄。
       *[other] 在它繼續變大之前，請少匯出幾年或幾欄。
    }
problem-other-unit = { $file } 的「{ $column }」欄採用其他計數單位，欄標題、其上方的一行或旁邊的一欄如此說明。
    .kept = 已乘以 { $factor }。
    .todo = 如果它們已是完整金額，請重新命名該欄後再匯入。
problem-carried-down = { $file } 有 { $count } 列沒有「{ $column }」，因為名稱只寫在每組的第一列。
    .kept = 它們沿用上一列的名稱。
    .todo = 除非這些列不屬於任何群組，否則不需要處理。
problem-lost-digits = { $file } 的「{ $column }」欄有 { $count } 個編號在試算表中遺失了末尾數字。
    .kept = 視為空白：不依它們計數，也不依它們關聯。
    .todo = 請重新匯出檔案，不經試算表開啟，直接匯入。
problem-zero-dash = { $file } 的「{ $column }」欄有 { $count } 個儲存格只寫了一個短橫。
    .kept = 因為該欄使用會計格式，它們以零計算。
    .todo = 如果表示沒有金額，可讓它們算作空白。
problem-placeholder = { $file } 的「{ $column }」欄有 { $count } 個儲存格寫的是「{ $text }」。
    .kept = 視為空白。
    .todo = 除非它是真實的值，否則不需要處理。
problem-unknown-dataset = 無法判斷 { $file } 的一列代表什麼。
    .kept = 檔案已讀取，但還沒有 KPI 使用它。
    .todo = 請在下方選擇它的資料集。
problem-mixed-currencies = { $in ->
    [file] { $file } 含有多種幣別的金額：{ $currencies }。
   *[other] { $file } 的「{ $column }」欄含有多種幣別的金額：{ $currencies }。
}
    .kept = 這些列已保留；不同幣別的金額絕不相加。
    .todo = 請說明各幣別的匯率，拖入匯率檔案，或依幣別篩選。
problem-exchanged = { $count } 筆 { $from } 金額已折算為 { $to }。
    .kept = 每筆按當日或之前最近的匯率折算，例如 { $example }；早於第一個匯率的（{ $early } 筆）按該匯率折算。
    .todo = 請檢查匯率方向是否正確。
problem-not-sales = { $file } 的各列是{ $document }，不是銷售。
    .kept = 未使用其中任何內容。
    .todo = 如果它們確實是銷售，請將其計入。
problem-other-revenue = 同樣的銷售既有{ $used }，又有{ $document }（{ $file }）。
    .kept = 營收以{ $used }為準；{ $document }不計入。
    .todo = 請說明哪一種是您的營收。
problem-counted-beside = { $file } 中的銷售與{ $used }一併計入。
    .kept = 營收為兩者之和。
    .todo = 如果是同樣的銷售，請移除該檔案。
problem-given-back = { $file } 中有 { $count } 列是折讓單。
    .kept = 退回的金額已自營收中扣除。
    .todo = 無需處理；若發票中已經扣除，請移除該檔案。
problem-refunded = { $file } 的「{ $column }」是退回的金額（{ $count } 列）。
    .kept = 退回的金額已自營收中扣除。
    .todo = 無需處理。
problem-no-sale = { $file } 中有 { $count } 列寫著「{ $text }」，不是銷售。
    .kept = 它們不計入。
    .todo = 如果它們確實是銷售，請說明。
problem-order-status = { $file } 中有 { $count } 列的狀態是「{ $text }」。
    .kept = 它們計為銷售。
    .todo = 請說明它們是否是銷售。
problem-order-fields = { $file } 中有 { $count } 列是訂單的後續列，留空了只寫在首列的欄位。
    .kept = 按首列的內容計入。
    .todo = 無需處理。
problem-net-amounts = { $file } 的「{ $column }」欄包含稅費或運費（{ $count } 列）。
    .kept = 另一欄的淨額計為收入。
    .todo = 無需處理。
problem-order-totals = { $file } 的「{ $column }」欄是整張訂單的金額（{ $count } 列）。
    .kept = 每列按其份額計入，訂單不會重複計算。
    .todo = 無需處理。
problem-spelled-otherwise = { $file } 中有 { $count } 列的「{ $column }」與別處寫法不同：{ $pairs }。
    .kept = 只在大小寫、空格或姓名順序上不同的寫法視為同一個。
    .todo = 無需處理。
problem-converted = { $file } 中有 { $count } 筆金額同時以公司幣別列出。
    .kept = 指標採用「{ $column }」欄中換算後的金額。
    .todo = 無需處理。
problem-annualised = { $file } 中有 { $count } 筆金額按「{ $period }」計。
    .kept = 已乘以 { $times } 換算為一年的金額，以便與年度金額和一次性金額相加。
    .todo = 如果這些金額本來就是全年的，請在下方停用「{ $column }」欄。
problem-unknown-period = { $file } 中有 { $count } 筆金額的週期是「{ $text }」，不知道一年有幾次。
    .kept = 這些金額視為空；所在列的其餘內容照常使用。
    .todo = 請在「{ $column }」欄中寫明每月、每季、每年或一次性，然後重新匯入。
problem-worth-of-ended = { $file } 有 { $count } 份已結束的合約，「{ $column }」欄為 0。
    .kept = 不知道它們結束前的金額，因此較早的金額和流失會偏低。
    .todo = 請匯出它們有效期間的金額。
problem-weighted = { $file } 的「{ $column }」欄已經乘過成交機率。
    .kept = 已除以機率得出原金額；機率為 0% 的沒有金額。
    .todo = 若要知道全部金額，請同時匯出未加權的金額。
problem-still-runs = { $file } 有 { $count } 份合約在「{ $column }」欄中已取消，但仍然有效。
    .kept = 它們繼續有效，尚未結束。
    .todo = 無須處理；如果狀態已過時，請選擇不使用該欄。
problem-other-scale = { $file } 的「{ $column }」欄滿分為 { $best }，而不是 5。
    .kept = 分數已換算為 5 分制，4 分和 5 分為滿意。
    .todo = 如果滿分是 5，請在欄標題中寫明，例如「CSAT (1-5)」，然後重新匯入。
problem-not-yet = { $what ->
    [leads] { $file } 中有 { $count } 個聯絡人尚未成為潛在客戶：「{ $column }」為空。
    [subscriptions] { $file } 中有 { $count } 份合約在試用期結束前已終止（見「{ $column }」），從未付費。
   *[other] { $file } 中有 { $count } 項活動尚未進行：「{ $column }」為「{ $text }」。
}
    .kept = 不計入任何指標。
    .todo = 無需處理，除非它們應當計入：那樣請選擇不使用該欄。
problem-assumed-year = { $file } 中有 { $count } 個目標的期間沒有年份。
    .kept = 已視為 { $year } 年的目標，所有銷售都在這一年。
    .todo = 若指的是其他年份，請在期間旁或檔名中寫明。
problem-unknown-status = { $file } 有 { $count } 個商機處於「{ $text }」階段，看不出是贏單還是輸單。
    .kept = 它們視為進行中。
    .todo = 請說明各階段的含義。
problem-blank-stage = { $file } 中有 { $count } 個商機在「{ $column }」中沒有階段，其他欄也看不出結果。
    .kept = 它們視為進行中。
    .todo = 補上已知的階段後重新匯入。
problem-contradiction = { $file } 中有 { $count } 個商機，「{ $column }」與「{ $other }」的說法不一致。
    .kept = 以「{ $column }」為準。
    .todo = 更正這些商機，或在下方選擇不使用其中一欄。
problem-void-row = { $file } 中有 { $count } 列已刪除、重複或為測試：「{ $column }」為「{ $text }」。
    .kept = 不計入任何指標；其中的商機既不算贏單、輸單，也不算進行中。
    .todo = 無需處理，除非它們應當計入。
problem-duplicate-record = { $how ->
    [copies] 有 { $count } 列重複了檔案中別處已有的 { $records } 筆記錄。{ $ids }
    [versions] 有 { $count } 列是 { $records } 筆編號相同的記錄的較早版本。{ $ids }
    [alike] 有 { $count } 列是 { $records } 筆記錄的較早狀態，它們以相同名稱出現在較新的檔案中。{ $ids }
    [snapshots] 有 { $count } 列屬於 { $records } 個商機的較早快照（「{ $column }」），或屬於已不存在的商機。{ $ids }
    [programs] 有 { $count } 列屬於 { $records } 筆潛在客戶，它們以相同的電子郵件也出現在另一個檔案中。{ $ids }
    [lines] 有 { $count } 列是 { $records } 個商機的其他產品。{ $ids }
    [stages] 有 { $count } 列是 { $records } 個商機的較早階段。{ $ids }
    [credit] 有 { $count } 列是 { $records } 個商機的其他業績歸屬人。{ $ids }
    [accounts] 有 { $count } 列是 { $records } 個商機的其他客戶。{ $ids }
    [kept] { $count } 列看似與其他列重複，全部計入。
    [twice] 有 { $count } 列沒有編號，且與檔案中另一列內容相同。{ $ids }
   *[other] 有 { $count } 列與其他列編號相同，但內容不同。{ $ids }
}
    .kept = { $how ->
        [copies] 每筆記錄只計一次。
        [versions] 以最後修改的為準；沒有修改時間的，以最後一列為準。
        [alike] 每筆記錄只計一次，以最新的檔案為準。
        [snapshots] 每個商機只計一次，以最後的狀態為準；最後一次快照中已沒有的進行中商機不計入。
        [programs] 每筆潛在客戶只計一次，以任一檔案中走得最遠的階段為準。
        [lines] 每筆交易只計一次；若每列都有金額，各產品按各自的列金額計，否則不歸屬任何產品。
        [stages] 每個商機只計一次，處於最後進入的階段。
        [credit] 每筆交易只計一次；若份額合為一個整體，每人按份額計，否則歸份額最大的人。
        [accounts] 每個商機只計一次，歸於第一個客戶。
       *[other] 全部計入。
    }
    .todo = { $how ->
        [strangers] 請檢查編號。
        [twice] 若某列是重複輸入，請從檔案中刪除後重新匯入。
        [alike] 無需處理，除非它們並非同一筆：那樣請讓每一列都計入。
        [snapshots] 無需處理，除非它們並非同一筆：那樣請讓每一列都計入。
        [programs] 無需處理，除非它們並非同一筆：那樣請讓每一列都計入。
       *[other] 無需處理，除非「{ $column }」不是編號：那樣請選擇不使用該欄。
    }
problem-end-before-start = { $file } 中有 { $count } 列的結束（「{ $column }」）早於開始（「{ $start }」）。
    .kept = 它們計入數量，但沒有時長。
    .todo = 更正日期後重新匯入。
problem-undated = { $file } 中有 { $count } 列的「{ $column }」沒有日期。
    .kept = 它們不屬於任何期間，只在未選擇期間時計入。
    .todo = 補上日期後重新匯入。
problem-unknown-kind = { $file } 中有 { $count } 列在「{ $column }」裡寫著「{ $text }」，看不出是什麼含義。
    .kept = 它們計入數量，但需要區分「{ $column }」含義的指標無法給出。
    .todo = 請說明它的含義。

## Why a figure cannot be given

unavailable-no-dataset = 尚未匯入{ $dataset }檔案。
unavailable-empty-dataset = 「{ $dataset }」檔案只有標題列，沒有資料列。
unavailable-no-field = { $dataset }中沒有欄對應「{ $field }」。
unavailable-no-dimension = { $dataset }不能依「{ $dimension }」篩選或拆分。
unavailable-by = 無法按{ $dimension }檢視。
unavailable-no-member = 無法按{ $dimension }篩選：這裡統計的記錄都沒有該項。
unavailable-no-rows = 沒有符合期間和篩選條件的資料列。
unavailable-no-target = 該期間沒有目標。
unavailable-no-values = 有 { $count } 列符合條件，但「{ $field }」全為空。
unavailable-only-today = { $dataset }的檔案只說明「{ $field }」今天的值，不說明當時的值。
unavailable-no-times = { $dataset }的「{ $field }」沒有時刻，無法計算小時數。
unavailable-no-base = 先前的數值為零或負數，無法計算成長率。
unavailable-no-root = 負數沒有平方根。
unavailable-no-model = 再次購買的客戶不足 30 位，或其購買沒有可據以預測的規律。
unavailable-not-in-sql = 只有 Attain 能算出，查詢無法做到。
unavailable-divided-by-zero = 這個期間內除數為零。
unavailable-no-comparison = 請選擇要比較的期間。
unavailable-unknown-texts = 尚未說明{ $dataset }中「{ $field }」的各種文字是什麼含義。
unavailable-mixed-currencies = 不同幣別的金額不會相加。
unavailable-no-parameter = 缺少設定 { $name }。
unavailable-too-large = 結果太大，無法顯示。
unavailable-bad-formula = 公式有誤：{ $message }
