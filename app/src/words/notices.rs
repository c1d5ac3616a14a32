//! Notices, and the e-mail that announces a notice.

words! {
    title => "消息", "Notices";
    lead => "您的档案里发生了什么、需要您做什么。", "What happened in your record, and what needs you.";
    none => "没有消息", "No notices";
    none_detail => "社康中心核实、退回或询问您填写的内容，机构答复您的更正申请、更改或撤回您看过的记录，或有什么逾期时，会在这里告诉您。", "When your health centre verifies, returns or asks about what you entered, an institution answers a correction, changes or takes back an entry that you had read, or something is overdue, you are told here.";
    unread => "未读", "Unread";
    read_all => "全部标为已读", "Mark all as read";
    marked_read => "已全部标为已读", "All marked as read";
    by_mail => "用邮件提醒我", "Remind me by e-mail";
    by_mail_detail => "有新消息时发一封邮件，邮件里没有健康信息", "An e-mail when there is a notice, with nothing about your health in it";
    only_newest(most) => "这里是最近的 {most} 条。", "These are the newest {most}.";

    verified(what) => "{what}：已核实", "{what}: verified";
    returned(what) => "{what}：已退回，请改正", "{what}: returned, please put it right";
    asked(what) => "{what}：社康中心有问题问您", "{what}: your health centre has a question";
    taken_on(institution) => "{institution}正在核查您的更正申请", "{institution} is looking into what you said is wrong";
    corrected(institution) => "{institution}答复：您说得对", "{institution} has answered: you are right";
    refused(institution) => "{institution}答复：这条记录不改", "{institution} has answered: the entry stays as it is";
    escalated(department) => "到期没有答复，您的更正申请已转{department}催办", "Not answered in time: {department} now sees to your correction";
    death_reported(institution) => "{institution}报告您已去世，社康中心正在核查", "{institution} reported your death; your health centre is looking into it";
    found_alive => "社康中心已核查：去世报告有误", "Your health centre found the report of your death to be wrong";
    details_differ(what, institution) => "{what}：{institution}登记的不一样", "{what}: {institution} has something different";
    confirm_details => "请确认您的基础信息还对不对", "Please confirm that your details still hold";
    follow_up_overdue => "距上次慢性病随访已超过三个月", "More than three months since your last follow-up";
    entry_changed(what, institution) => "{what}：{institution}更改了您看过的一条记录", "{what}: {institution} changed an entry that you had read";
    entries_changed(institution) => "{institution}更改了您看过的多条记录", "{institution} changed several entries that you had read";
    entry_taken_back(what, institution) => "{what}：{institution}撤回了您看过的一条记录", "{what}: {institution} took back an entry that you had read";
    entries_taken_back(institution) => "{institution}撤回了您看过的多条记录", "{institution} took back several entries that you had read";
    slip_issued(institution) => "{institution}打印了一张能登录您健康档案的开通单。如果您没有到场，请马上联系该机构", "{institution} printed a slip that can open your health record. If you were not there, call that institution at once";
    identity_changed(institution) => "{institution}更改了您登记的身份信息。如果您没有到场，或改得不对，请马上联系该机构", "{institution} changed your registered identity. If you were not there, or it is wrong, call that institution at once";
    an_institution => "有一家机构", "An institution";
    an_entry => "您填写的一项内容", "Something that you entered";

    mail_title => "邮件提醒", "E-mail reminders";
    mail_lead => "有新消息时，我们给您发一封邮件，最多每小时一封。邮件只说有新消息，不含姓名、号码和任何健康信息。", "When there is a notice we send an e-mail, at most one an hour. It says no more than that: no name, no number, nothing about your health.";
    mail_off => "现在没有开通邮件服务，消息只在这里显示。", "E-mail is not available here at present. Notices are shown in these pages.";
    address => "邮箱地址", "E-mail address";
    address_hint => "我们会先发一个 6 位验证码，确认邮箱是您的。", "We first send a six-digit code there, to be sure that it is yours.";
    not_an_address => "这不像邮箱地址，请按 name@example.com 的样子填写", "This does not look like an e-mail address; it should look like name@example.com";
    too_often => "一天最多发 5 次验证码，请明天再试", "At most five codes a day; please try again tomorrow";
    send_code => "发送验证码", "Send the code";
    sent_to => "验证码发往", "Code sent to";
    goes_to => "提醒发往", "Reminders go to";
    code => "验证码", "Code";
    code_hint => "邮件里的 6 位数字，1 小时内有效。没有收到？请看看垃圾邮件。", "The six digits of the e-mail, good for an hour. Nothing there? Please look among junk mail.";
    code_wrong => "验证码不对，请核对最新一封邮件里的数字", "This is not the code; please check the digits of the newest e-mail";
    code_format => "验证码是 6 位数字", "The code has six digits";
    code_void => "验证码已失效，请重新发送", "The code no longer counts; please have a new one sent";
    confirm => "确认", "Confirm";
    send_again => "没收到，再发一次", "Nothing came: send the code again";
    another => "换一个邮箱", "Another address";
    stop => "不再用邮件提醒", "Stop e-mail reminders";
    confirmed => "已开通邮件提醒", "E-mail reminders are on";
    asked_code => "验证码已发出，请查收邮件", "The code is on its way";
    stopped => "已关闭邮件提醒，邮箱地址已删除", "E-mail reminders are off; the address was deleted";
}
