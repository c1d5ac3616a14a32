//! Corrections: what is claimed of an entry, how it stands, what happens next; at the desk too.

words! {
    title => "我的更正申请", "My corrections";
    lead => "您认为有误、或从未发生的记录，机构须在 10 个工作日内答复。", "Entries that you say are wrong or never happened. The institution has 10 working days to answer.";
    none => "您还没有申请过更正", "You have not asked for a correction";
    none_detail => "打开医疗机构上传的任何一条记录，页面下方可以选“有误”或“从未发生”。", "Open any entry that an institution sent: at its foot you can say that it is wrong or never happened.";

    ask_title => "这条记录有问题吗？", "Is something not right here?";
    ask_lead => "请告诉写下它的机构。机构会核查并答复您。", "Tell the institution that wrote it. It will look into it and answer you.";
    wrong => "有误", "This is wrong";
    never_happened => "从未发生", "This never happened";
    wrong_of(what) => "有误：{what}", "Wrong: {what}";
    never_happened_of(what) => "从未发生：{what}", "Never happened: {what}";

    form_wrong => "哪里有误？", "What is wrong?";
    form_never => "这项服务从未发生？", "This service never happened?";
    form_lead(institution, due) => "您的说明会交给{institution}核查。机构须在 {due} 前答复。记录在答复前不会改变，看得到这条记录的人也会看到您的说明。", "What you write goes to {institution}, which must answer by {due}. The entry does not change before that. Whoever can read the entry can read what you write.";
    about => "记录", "Entry";
    statement => "请说明", "Please explain";
    statement_hint_wrong => "例如：哪一项不对，应当是什么。最多 2000 字。", "For example: what is not right, and what it should be. Up to 2000 characters.";
    statement_hint_never => "例如：那天您在哪里，为什么不可能。最多 2000 字。", "For example: where you were that day, and why it cannot be. Up to 2000 characters.";
    evidence => "证明材料", "Evidence";
    evidence_hint => "一张图片（PNG、JPEG）或一个 PDF，不超过 5 MB。只有您和答复的机构看得到。", "One picture (PNG, JPEG) or PDF, up to 5 MB. Only you and the institution that answers can see it.";
    file_too_large => "文件超过 5 MB，请压缩或换一个", "The file is larger than 5 MB; please choose a smaller one";
    file_of_another_kind => "这不是 PNG、JPEG 图片或 PDF，请换一个文件", "This is no PNG or JPEG picture and no PDF; please choose another file";
    choose_again => "请再选一次文件，浏览器不会保留它", "Please choose the file again; browsers do not keep it";
    download_evidence => "下载证明材料", "Download the evidence";
    send => "提交给机构核查", "Send to the institution";
    empty => "请写几句说明", "Please write a few words";
    too_long(over) => "超出了 {over} 个字，最多 2000 字", "{over} characters too many; 2000 is the most";

    asked => "已提交", "Sent";
    asked_detail(institution, due) => "{institution}须在 {due} 前答复。谁在处理、怎样答复，都会写在这一页。", "{institution} must answer by {due}. Who handles it and what the answer is will stand on this page.";
    status => "进展", "Status";
    status_asked => "等待处理", "Waiting to be taken on";
    status_taken_on => "正在核查", "Being looked into";
    status_corrected => "机构已更正", "Corrected by the institution";
    status_refused => "机构维持原记录", "The institution keeps the entry";
    status_disagreed => "机构维持原记录，您不同意", "The institution keeps the entry; you disagree";
    status_disagreed_of => "机构维持原记录，居民不同意", "The institution keeps the entry; the resident disagrees";
    overdue => "已超过期限", "Overdue";
    asked_at => "提交时间", "Sent";
    due => "答复期限", "Answer due by";
    due_by(due) => "期限 {due}", "due by {due}";
    institution => "处理机构", "Institution";
    handler => "处理人", "Handled by";
    no_handler => "还没有人接手", "Nobody yet";
    your_words => "您的说明", "What you wrote";
    resident_words => "居民的说明", "What the resident wrote";
    next => "接下来", "What happens next";
    next_asked => "机构的工作人员接手后，这里会显示姓名。他们只能打开这一条记录，每次打开您都能在访问记录里看到。", "When somebody at the institution takes it on, their name appears here. They can open this one entry only, and each opening is in your access history.";
    next_taken_on => "处理人核查后会在这里答复。", "The handler will answer here.";
    next_corrected => "更正后的内容由机构的系统上传，会作为新版本出现；原来的版本仍可查看。", "The corrected entry is sent by the institution’s system and appears as a newer version; the older one can still be read.";
    next_refused => "如果您不同意，可以写下您的意见。它会一直和这条记录在一起，看得到记录的人都看得到。", "If you disagree you can say so. Your statement stays with the entry, for everybody who reads it.";
    next_disagreed => "您的意见已和这条记录放在一起，看得到记录的人都看得到。", "Your statement stands with the entry, for everybody who reads it.";
    next_overdue => "机构还没有答复。您可以直接致电机构，或联系您的社康中心。", "The institution has not answered. You can call it, or your health centre.";
    answer => "机构的答复", "The institution’s answer";
    answered_by(name, when) => "{name}，{when}", "{name}, {when}";

    disagree => "不同意，写下我的意见", "I disagree: add my statement";
    disagree_title => "不同意机构的答复", "Disagree with the answer";
    disagree_lead => "您的意见会一直和这条记录在一起，看得到这条记录的人都看得到。提交后不能修改。", "Your statement stays with the entry, for everybody who reads it. It cannot be changed afterwards.";
    your_disagreement => "您的意见", "Your statement";
    disagreement_hint => "最多 2000 字。", "Up to 2000 characters.";
    disagree_send => "提交意见", "Add the statement";
    disagreed => "您的意见已和记录放在一起", "Your statement now stands with the entry";

    said_wrong => "您说这条记录有误", "You say that this entry is wrong";
    said_never => "您说这项服务从未发生", "You say that this service never happened";
    said_wrong_of => "居民说这条记录有误，机构正在核查", "The resident says that this entry is wrong; it is being looked into";
    said_never_of => "居民说这项服务从未发生，机构正在核查", "The resident says that this service never happened; it is being looked into";
    see => "查看进展", "See how it stands";
    disagreement_of => "居民不同意这条记录", "The resident disagrees with this entry";
    disagreement_own => "您不同意这条记录", "You disagree with this entry";

    desk_title => "更正申请", "Corrections";
    desk_lead => "居民对本机构写下的记录提出的异议，期限近的在前。打开清单和打开记录都会记入日志，居民看得到谁打开了记录。", "What residents dispute in entries of your institution, the next due first. Opening the list and opening an entry are logged, and the person sees who opened the entry.";
    desk_caption => "等待答复的申请", "Waiting for an answer";
    desk_none => "没有等待答复的申请", "Nothing waits for an answer";
    desk_none_detail => "居民提出异议后会出现在这里。", "What residents dispute appears here.";
    desk_who => "居民", "Person";
    desk_claim => "事由", "Claim";
    desk_since => "提交", "Sent";
    desk_days(days) => "{days} 天前", "{days} days ago";
    desk_today => "今天", "today";
    desk_entry => "有异议的记录", "Disputed entry";
    desk_scope => "您只能看到这一条记录和居民的说明。", "You see this entry and what the resident wrote, nothing else.";
    take_on => "由我处理", "I take it on";
    taken_on => "已由您处理，居民看得到您的姓名", "You have taken it on; the resident sees your name";
    answer_title => "答复居民", "Answer the resident";
    act => "结论", "Outcome";
    act_corrected => "情况属实，已更正", "It is so: corrected";
    act_corrected_hint => "更正后的记录由本机构的系统作为新版本上传。", "Your institution’s system sends the corrected entry as a newer version.";
    act_refused => "核对后维持原记录", "Looked into: the entry stays";
    act_refused_hint => "请写明理由。居民可以写下不同意见，与记录放在一起。", "Please give the reason. The resident may add a statement, which stays with the entry.";
    act_missing => "请选择结论", "Please choose an outcome";
    words => "给居民的话", "What to tell the resident";
    words_hint => "做了什么核查，结果如何。最多 2000 字。", "What you looked into and what came of it. Up to 2000 characters.";
    answer_send => "提交答复", "Send the answer";
    answered => "已答复，居民已经可以看到", "Answered; the resident can read it now";
    back_to_list => "回到更正申请", "Back to corrections";
}
