## 儲存了什麼，結果如何

problem-changed = { $file } 在讀取期間或之後被修改。
    .kept = 已跳過該檔案，其他檔案已讀取。
    .todo = 請在沒有程式寫入它時重新選擇。
problem-kept-changed = 本瀏覽器儲存的 { $file } 與當初讀取的內容不符：已被截斷或修改。
    .kept = 未使用該檔案，其他檔案照常使用。
    .todo = 請重新選擇 { $file }。
problem-kept-gone = 本瀏覽器曾儲存 { $file }，但它已不在。
    .kept = 未使用該檔案，其他檔案照常使用。
    .todo = 請重新選擇 { $file }。
problem-not-kept = 匯入 { $file } 時未能儲存它。
    .kept = 未使用該檔案，其他檔案照常使用。
    .todo = 請重新選擇 { $file }。
error-not-reread = 由於無法重新讀取檔案，該變更已撤回：{ $reason }
error-storage-broken = 無法讀取本瀏覽器中已儲存檔案的清單：不顯示其中任何檔案，現有內容保持不動。請重新選擇檔案；如要重新開始儲存檔案，請在「資料」頁全部清除。
error-storage-newer = 較新版本的 Attain 在本瀏覽器中儲存了檔案。這些檔案保持不動，本頁不儲存任何內容。請重新載入頁面以使用新版本。
unkept-full = 瀏覽器沒有空間儲存 { $files }：重新載入後它將不在這裡，其餘一切都在。請騰出空間後重新匯入。
unkept-forbidden = 瀏覽器不允許本頁儲存 { $files }：重新載入後它將不在這裡，其餘一切都在。
unkept-changed = { $files } 在讀取之後已被修改，因此沒有儲存。各項數值以當時讀取的內容為準；重新匯入即可得到新的數值。
crashed-no-files = 計算引擎意外停止，已重新啟動。設定和選擇保持原樣。（{ $message }）
crashed-lost = 計算引擎意外停止，已重新啟動。檔案沒有儲存：請重新選擇。設定和選擇保持原樣。（{ $message }）
crashed-by-kept = 計算引擎在讀取已儲存的檔案時停止。檔案都還在；請重試、選擇其他檔案，或在「資料」頁全部清除。（{ $message }）
engine-silent = { $seconds ->
   *[other] 計算引擎已有 { $seconds } 秒沒有回應。它可能正忙；如果一直如此，請重新啟動它：隨後會重新讀取已儲存的檔案。
}
engine-missing = 無法啟動計算引擎：{ $reason } Attain 需要 WebAssembly 和 Worker，以及頁面所在位置的自身檔案。
try-again = 重試
reload = 重新載入頁面
