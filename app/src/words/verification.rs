//! Verification of residents' entries: the list and the pages for staff, and the page for the subject.

words! {
    title => "核实填报", "Verify entries";
    lead => "居民自己填写、尚待核实的内容：可能需要当天处理的在前，其余等得最久的在前。清单不显示内容，打开后才看得到；打开清单和打开档案都会记入日志。", "What residents entered and nobody has verified: first what may need action today, then the longest waiting. The list shows no values; opening an item opens the record. Both are logged.";
    list_of => "本机构居民待核实的填报", "Entries of your institution's residents";
    needs_action => "可能需要当天处理", "May need action today";
    needs_action_first => "有居民自己量的数值可能需要当天处理", "A value that a resident measured may need action today";
    needs_action_detail => "这些居民排在最前面。请先打开，再决定是否打电话联系。系统不知道居民的全部病情，所以这里宁多勿漏。", "These people come first. Please open their entries first, and decide whether to call them. The system does not know every illness, so it marks too many rather than too few.";
    shown_of(shown, all) => "这里是等得最久的 {shown} 行，一共 {all} 行。", "These are the {shown} longest waiting of {all} lines.";
    nothing => "没有待核实的填报", "Nothing waits to be verified";
    nothing_detail => "居民填写或更改内容后会出现在这里。", "What residents enter or change appears here.";
    who => "居民", "Person";
    what => "项目", "Item";
    entries => "条数", "Entries";
    since => "最早填写", "Oldest";
    state => "进展", "Progress";
    waits => "等待核实", "Waiting";
    asked => "已询问本人，等待答复", "Asked; awaiting an answer";

    of_identity => "核实个人信息", "Verify personal details";
    of_health => "核实健康内容", "Verify health entries";
    part_lead => "逐条核实。核实、退回和询问都会告诉居民，并写明经办人。", "One by one. The person is told of each step, and by whom it was taken.";
    all_done => "这位居民没有待核实的内容了", "Nothing of this person's waits any more";
    answer => "填写的内容", "Entered";
    before => "原来的内容", "Before";
    before_nothing => "没有填过", "Nothing";
    entered => "填写时间", "Entered on";
    words => "理由或问题", "Reason or question";
    words_hint => "退回要写理由，询问要写问题；本人会看到。最多 500 字。", "A return needs a reason, a question its words; the person sees it. At most 500 characters.";
    accept => "核实无误", "Mark as verified";
    ask => "询问本人", "Ask the person";
    give_back => "退回", "Return";
    reason_missing => "请写明退回的理由", "Please say why you return it";
    question_missing => "请写下要问的问题", "Please write your question";
    too_long(most) => "最多 {most} 字", "At most {most} characters";
    done_verified => "已核实", "Verified";
    done_returned => "已退回，本人会看到理由", "Returned; the person sees the reason";
    done_asked => "问题已发给本人，这一条继续等待核实", "The question is with the person; the entry goes on waiting";

    mine => "核实经过", "Verification";
    mine_detail => "谁看过、问过什么、结果如何", "Who looked at it, what was asked, what came of it";
    mine_of(name) => "{name}：核实经过", "{name}: verification";
    asks_you(name) => "社康中心问您：{name}", "Your health centre asks: {name}";
    wants_it_right(name) => "请改正：{name}", "Please put right: {name}";
    of_what(name) => "关于这一条：{name}", "About this entry: {name}";
    steps => "经过", "Steps";
    no_steps => "社康中心还没有看过", "Nobody has looked at it yet";
    no_steps_detail => "您的责任社康中心会核实您填写的内容，结果会出现在这里。您不需要做什么。", "Your health centre verifies what you enter; what comes of it appears here. You need not do anything.";
    steps_none => "没有经过核实的步骤。", "No step was taken.";
    step_verified(who) => "{who} 核实无误", "{who} verified it";
    step_returned(who) => "{who} 退回", "{who} returned it";
    step_asked(who) => "{who} 询问", "{who} asked";
    step_answered => "本人答复", "The person answered";
    step_answered_you => "您答复了", "You answered";
    staff_of(name, institution) => "{institution} {name}", "{name}, {institution},";
    your_answer => "您的答复", "Your answer";
    your_answer_hint => "最多 500 字。如果内容填错了，也可以直接改正。", "At most 500 characters. If the entry is wrong, you can also put it right.";
    answer_missing => "请写下您的答复", "Please write your answer";
    send => "发送答复", "Send the answer";
    answered => "答复已发送，等待社康中心核实", "Your answer is sent; the health centre goes on verifying";
    put_right => "去改正", "Put it right";
    look_at_entry => "填错了，去改正", "It was wrong: put it right";
    returned_detail => "改正以后会重新等待核实；不改也可以，这一条会保留“已退回”的标记。", "The new version waits to be verified again. You may also leave it: it keeps the mark “returned”.";
    needs_you => "需要您处理", "For you to do";
    asked_about(name) => "{name}：社康中心有问题问您", "{name}: your health centre has a question";
    returned_to_you(name) => "{name}：已退回，请改正", "{name}: returned, please put it right";
}
