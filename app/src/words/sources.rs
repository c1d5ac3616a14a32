//! The sources of the record, and what is missing.

words! {
    title => "记录从哪里来，缺不缺", "Where your record comes from";
    lead => "给您传过记录的医院和社康中心，以及可能还缺什么。", "Hospitals and health centres that have sent records, and what may be missing.";
    link_detail => "谁上传过什么，有没有缺的", "Who sent what, and what is missing";
    entries => "上传的条数", "Entries sent";
    last_sent => "最近一次上传", "Last sent";
    newest => "最近一次看病或测量", "Newest visit or measurement";
    missing => "报告和就诊的内容", "Contents of reports and visits";
    nothing_missing => "齐全", "Complete";
    bare_reports(count) => "{count} 份报告没有结果", "reports without results: {count}";
    bare_visits(count) => "{count} 次就诊没有其他内容（诊断、用药或检查）", "visits of which nothing else was sent (no diagnosis, medicine or test): {count}";
    nobody => "还没有机构上传过内容", "No institution has sent anything yet";
    nobody_detail => "医院和社康中心上传后，会出现在这里。刚看过病的内容一般需要一些时间。", "What hospitals and health centres send appears here. After a visit it may take some time.";
    overdue(date) => "最近一次慢性病随访是 {date}，已超过三个月", "The last follow-up was on {date}, more than three months ago";
    never_followed_up => "没有收到慢性病随访记录", "No follow-up has been received";
    overdue_detail => "有高血压或 2 型糖尿病的居民，国家规范要求社康中心每年至少随访四次。可能是还没有随访，也可能是没有上传。请致电您的社康中心。", "For high blood pressure or type 2 diabetes the national specification asks the health centre for at least four follow-ups a year. Either it has not taken place or it was not sent. Please call your health centre.";
    ask => "觉得缺了什么？", "Think something is missing?";
    ask_detail => "请先联系上传的机构；不清楚时，请联系您的社康中心。", "Ask the institution that should have sent it first; if in doubt, your health centre.";
}
