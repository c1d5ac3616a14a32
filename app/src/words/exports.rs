//! Download of the record: the form, the page before the download, and the texts that only the document has.

words! {
    title => "下载我的档案", "Download my record";
    lead => "做成一个 PDF 文件，可以保存、打印，也可以带去看病。", "As a PDF file to keep, to print, or to show to a doctor.";
    link => "下载档案", "Download the record";
    download_entry => "下载这一条", "Download this entry";
    parts => "要哪些内容", "What should be in it";
    parts_hint => "一项都不勾选，就是整份档案。", "Tick nothing to take the whole record.";
    language => "文件用哪种语言", "Language of the file";
    language_hint => "医疗机构上传的原文不翻译。", "What institutions wrote stays in its own language.";
    chinese => "中文", "Chinese";
    english => "英文", "English";
    next => "继续", "Continue";
    next_detail => "下一步用通行密钥确认是您本人。这次下载会留在“谁打开过我的档案”里。", "Next, your passkey confirms that it is you. The download will stand in “Who opened my record”.";

    confirm_whole(language) => "下载整份档案（PDF，{language}）。", "download your whole record (PDF, {language}).";
    confirm_parts(parts, language) => "下载档案中的这些内容：{parts}（PDF，{language}）。", "download these parts of your record: {parts} (PDF, {language}).";
    confirm_one(language) => "下载档案中的一条记录（PDF，{language}）。", "download one entry of your record (PDF, {language}).";

    ready_title => "可以下载了", "Ready to download";
    ready_lead => "确认好了。五分钟内有效，只能下载一次。", "You are confirmed. This is good for one download within five minutes.";
    inside => "里面有什么", "What is inside";
    fetch => "下载 PDF", "Download the PDF";
    takes_a_moment(count) => "一共 {count} 条，制作需要几秒钟，请稍等。", "There are {count} entries; making the file takes some seconds.";
    keep_safe => "请保管好这个文件", "Keep the file safe";
    keep_safe_detail => "里面是您的健康信息，打开它不需要密码。不要留在公用的电脑上，也不要转发给不认识的人。", "It holds your health information and opens without a password. Do not leave it on a shared computer or forward it to people you do not know.";
    file_name => "健康档案", "health-record";

    document => "居民电子健康档案", "Electronic health record";
    whole => "整份档案的副本", "A copy of the whole record";
    some => "档案部分内容的副本", "A copy of parts of the record";
    one => "档案中一条记录的副本", "A copy of one entry of the record";
    made_at => "生成时间", "Made";
    made_by => "由谁下载", "Downloaded by";
    by_self => "本人", "The person themselves";
    of_language => "语言", "Language";
    not_inside => "里面没有什么", "What is not inside";
    left_out(parts) => "没有选的内容：{parts}。", "Parts that were not chosen: {parts}.";
    left_out_rest => "档案的其他内容。", "The rest of the record.";
    left_out_always => "对本人不开放的条目；已被更新替换的旧版本；谁打开过档案的记录。", "Entries closed to the person themselves; earlier versions that newer ones replaced; the history of who opened the record.";
    copy => "这是一份副本", "This is a copy";
    copy_detail => "它是生成那一刻的档案，之后的更改不在里面；以网上的档案为准。每条记录都有自己的编号，每页下方是这次下载在访问记录里的编号，核对时可以报这些编号。", "It shows the record at the moment it was made and nothing that changed later; the record online is what counts. Each entry has its number, and under each page stands the number of this download in the access log: quote them when something is to be checked.";
    copy_private => "里面有个人健康信息，请妥善保管，不用时销毁。", "It holds personal health information: keep it safe, and destroy it when you no longer need it.";
    contents => "目录", "Contents";
    footer(log) => "访问记录编号 {log}", "Access log no. {log}";
    page_of => "第 {x} 页，共 {y} 页", "Page {x} of {y}";
    whose => "本人信息", "Whose record it is";
    care_team => "责任社康中心", "Responsible health centre";
    first_page => "首页", "First page";
    number(id) => "编号 {id}", "No. {id}";
    nothing => "没有记录。", "Nothing is recorded.";
    not_answered(fields) => "未填写：{fields}。", "Not filled in: {fields}.";
    visit => "所属就诊", "Visit";
    correction_requested => "有更正申请", "Correction requested";
    see_corrections => "见“我的更正申请”", "see “My corrections”";
    source_and_number => "来源、核实、编号", "Source, verification, number";
    converted(unit) => "图中的数值都换算成了 {unit}；下面是机构上传的原值。", "In the chart all values are converted to {unit}; below they are as they were sent.";
}
