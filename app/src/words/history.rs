//! Who opened my record.

words! {
    title => "谁打开过我的档案", "Who opened my record";
    lead => "每一次打开、查找、写入和被拒绝的尝试都在这里，包括您自己的这一次。这份记录不能修改或删除。", "Every opening, search, entry and refused attempt is here, this visit of yours included. It cannot be changed or deleted.";
    all => "全部", "All";
    others => "只看别人", "Others only";
    empty => "还没有人打开过您的档案", "Nobody has opened your record yet";
    empty_others => "除了您自己，还没有人打开过", "Nobody but you has opened it yet";
    you => "您本人", "You";
    another_resident => "另一位使用者", "Another user";
    somebody => "未登录的访问", "Someone not signed in";
    system_of(institution) => "{institution}的系统", "A system of {institution}";
    the_service => "本服务的系统", "This service itself";
    staff_of(name, institution) => "{institution} {name}", "{name}, {institution}";
    opened => "打开了档案", "opened the record";
    refused => "想打开档案，被拒绝", "tried to open the record and was refused";
    found => "用证件号码查到您", "found you by a document number";
    found_by_record => "用档案编号查到您", "found you by your record number";
    wrote(count) => "写入 {count} 条", "added entries: {count}";
    system => "登记或维护", "registered or maintained";
    account => "您的账户：", "Your account:";
    passkey => "通行密钥有变动", "a passkey was added or removed";
    slip => "开通单有变动", "an activation slip was made, used or voided";
    purpose => "目的", "Purpose";
    sections => "内容", "Sections";
    basis => "依据", "Legal basis";
    who => "谁", "Who";
    what => "做了什么", "What";
    when => "时间", "When";
    article(number) => "《管理办法》第{number}条", "Article {number} of the Measures";
    article_paragraph(number, paragraph) => "《管理办法》第{number}条第{paragraph}款", "Article {number}, paragraph {paragraph} of the Measures";
    section_identity => "身份信息", "Identity";
    section_measurements => "测量记录", "Readings";
    section_history => "访问记录", "Access history";
    purpose_view => "本人查看", "Own view";
    purpose_maintain => "本人更新", "Own update";
    purpose_download => "本人下载", "Own download";
    purpose_care => "诊疗", "Treatment";
    purpose_follow_up => "随访管理", "Follow-up";
    purpose_verify_identity => "核对身份", "Identity check";
    purpose_issue_slip => "办理开通单", "Activation slip";
    purpose_deposit => "上传服务记录", "Deposit of service records";
    older => "更早", "Earlier";
    newest => "回到最新", "Back to the newest";
    unknown_hint => "不认识？请致电您的社康中心。", "Not someone you know? Call your health centre.";
}
