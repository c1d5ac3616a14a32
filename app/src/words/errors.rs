//! Error pages: what happened, what is kept, what to do next.

words! {
    signed_out_title => "请先登录", "Please sign in";
    signed_out => "您已退出登录，刚才填写的内容没有保存。登录后请重新填写。", "You are signed out, and what you filled in was not saved. Sign in and fill it in again.";
    not_found_title => "找不到这个页面", "We cannot find this page";
    not_found => "地址可能有误，或者这个页面不属于您。请从首页重新进入。", "The address may be wrong, or the page may not be yours. Please start again from your home page.";
    not_confirmed_title => "还没有确认", "Not confirmed";
    not_confirmed => "这一步需要在五分钟内用通行密钥确认，并且只能用一次。什么都没有改变，请重新开始。", "This step must be confirmed with your passkey within five minutes, and only once. Nothing was changed. Please start it again.";
    staff_slip_title => "不能在窗口办理", "Not at this counter";
    staff_slip => "这位居民也是工作人员，开通单由管理员办理，以免他人借此取得工作权限。没有打印任何东西。", "This person is staff as well, so their slip comes from the administrator; otherwise it could open more than their own record. Nothing was printed.";
    not_our_form_title => "没有提交", "Nothing was sent";
    not_our_form => "这次提交不是从本网站的页面发出的，什么都没有改变。请回到首页，在页面上重新填写。", "This was not sent from a page of this site, so nothing was changed. Go to your home page and fill in the form there.";
    too_slow_title => "网络太慢，没有收完", "The connection was too slow";
    too_slow => "您提交的内容没有在规定时间内传完，没有保存。请在网络好一些的地方再试一次。", "What you sent did not arrive in time. Nothing was saved. Please try again on a better connection.";
    too_large_title => "内容太大", "Too much at once";
    too_large => "您提交的内容超过了可接受的大小，没有保存。请减少内容后再试。", "What you sent is larger than this form takes. Nothing was saved. Please send less and try again.";
    already_sent_title => "这张表已经提交过", "This form was already sent";
    already_sent => "同一张表已经提交并保存过一次，这次的不同内容没有保存。如需再记一条，请重新打开表格。", "This form was sent and saved once before; the different content sent now was not saved. Open the form again to add another entry.";
    changed_meanwhile_title => "内容刚被更改", "Changed in the meantime";
    changed_meanwhile => "您打开之后，这条记录已被更改，您的更改没有保存。请重新打开看看最新内容。", "Since you opened it, this entry was changed. Your change was not saved. Open it again to see the latest.";
    busy_title => "现在用的人有点多", "Many people are at it";
    busy => "还没有开始，什么也没有改变；如果您刚用通行密钥确认过，确认仍然有效。请等一会儿，回到上一页再按一次。", "Nothing was begun and nothing changed; if you have just confirmed with your passkey, that still holds. Please wait a moment, go back one page and press again.";
    no_font_title => "现在做不了文件", "The file cannot be made now";
    no_font => "这是我们这边的问题，您的档案没有任何改变，在网上仍然可以查看。请稍后再试；如果一直这样，请把下面的编号告诉您的社康中心。", "The fault is ours. Your record is unchanged and can be read here as before. Please try again later; if it goes on, tell your health centre the number below.";
    failed_title => "出了点问题", "Something went wrong";
    failed => "这是我们这边的问题，您的操作没有完成。请稍后再试；如果一直这样，请把下面的编号告诉您的社康中心。", "The fault is ours, and what you did was not completed. Please try again later; if it goes on, tell your health centre the number below.";
    reference(id) => "编号：{id}", "Reference: {id}";
    go_home => "回到首页", "Go to the home page";
}
