## 保存了什么，结果如何

problem-changed = { $file } 在读取期间或之后被修改。
    .kept = 已跳过该文件，其他文件已读取。
    .todo = 请在没有程序写入它时重新选择。
problem-kept-changed = 本浏览器保存的 { $file } 与当初读取的内容不符：已被截断或修改。
    .kept = 未使用该文件，其他文件照常使用。
    .todo = 请重新选择 { $file }。
problem-kept-gone = 本浏览器曾保存 { $file }，但它已不在。
    .kept = 未使用该文件，其他文件照常使用。
    .todo = 请重新选择 { $file }。
problem-not-kept = 导入 { $file } 时未能保存它。
    .kept = 未使用该文件，其他文件照常使用。
    .todo = 请重新选择 { $file }。
error-not-reread = 由于无法重新读取文件，该更改已撤回：{ $reason }
error-storage-broken = 无法读取本浏览器中已保存文件的清单：不显示其中任何文件，现有内容保持不动。请重新选择文件；如要重新开始保存文件，请在“数据”页全部清除。
error-storage-newer = 较新版本的 Attain 在本浏览器中保存了文件。这些文件保持不动，本页不保存任何内容。请重新加载页面以使用新版本。
unkept-full = 浏览器没有空间保存 { $files }：重新加载后它将不在这里，其余一切都在。请腾出空间后重新导入。
unkept-forbidden = 浏览器不允许本页保存 { $files }：重新加载后它将不在这里，其余一切都在。
unkept-changed = { $files } 在读取之后已被修改，因此没有保存。各项数值基于当时读取的内容；重新导入即可得到新的数值。
crashed-no-files = 计算引擎意外停止，已重新启动。设置和选择保持原样。（{ $message }）
crashed-lost = 计算引擎意外停止，已重新启动。文件没有保存：请重新选择。设置和选择保持原样。（{ $message }）
crashed-by-kept = 计算引擎在读取已保存的文件时停止。文件都还在；请重试、选择其他文件，或在“数据”页全部清除。（{ $message }）
engine-silent = { $seconds ->
   *[other] 计算引擎已有 { $seconds } 秒没有回应。它可能正忙；如果一直如此，请重新启动它：随后会重新读取已保存的文件。
}
engine-missing = 无法启动计算引擎：{ $reason } Attain 需要 WebAssembly 和 Worker，以及页面所在位置的自身文件。
try-again = 重试
reload = 重新加载页面
