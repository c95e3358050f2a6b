package tui

import (
	"tippani/annotations"
	"tippani/tui/action"
	"tippani/tui/lang"
)

// answer marks the article and goes on to the next one that is not finished. One that has this answer already keeps it:
// the key always leads on, and reopening has a key of its own.
func answer(as annotations.Answer) func(*App) {
	return func(a *App) {
		a.settle()
		set := a.work.set()
		if set.Answer() == as {
			a.afterAnswer(a.view.Lang.Format(lang.Text{En: "Already %s", Bn: "আগে থেকেই %s"}, a.words.Answer(as)))
			return
		}
		if a.commit(annotations.SetAnswer(set, as).By(annotations.ByHand("answer"))) {
			a.afterAnswer(a.view.Lang.Format(lang.Text{En: "Marked %s", Bn: "%s"}, a.words.Answer(as)))
		}
	}
}

// afterAnswer goes on to the next unfinished article; said is what has become of this one.
func (a *App) afterAnswer(said string) {
	total, exact := a.options.Queue.Len()
	// A key should not read a whole corpus: one looks so far ahead, and so far from the start.
	ahead, behind := min(total, a.at+1+farthestLook), min(a.at, farthestLook)
	var err error
	next, ok := a.unfinished(a.at+1, ahead)
	if !ok {
		next, ok = a.unfinished(0, behind)
	}
	if ok {
		err = a.goTo(next)
	}
	if a.stop() != nil {
		a.say(action.Warn, lang.Text{En: "%s; going to the next article was cancelled", Bn: "%s; পরের নিবন্ধে যাওয়া বাতিল হলো"}, said)
		return
	}
	if err != nil {
		a.sayFault(err, textFault)
	}
	if ok {
		if a.message == (message{}) { // else there is something to say of the next one, or it can't be opened
			a.say(action.Good, lang.Text{En: "%s; here is the next one", Bn: "%s; এবার পরেরটি"}, said)
		}
		return
	}
	if !exact {
		a.say(action.Good, lang.Text{En: "%s. The queue is still being counted: ctrl+n in a moment",
			Bn: "%s। তালিকা এখনো গোনা হচ্ছে: একটু পরে ctrl+n"}, said)
		return
	}
	if ahead < total || behind < a.at {
		a.say(action.Good, lang.Text{En: "%s. The next %s articles are all finished: A lists others",
			Bn: "%s। পরের %sটি নিবন্ধও শেষ: A চাপলে বাকিগুলো"}, said, lang.Number(ahead-a.at-1))
		return
	}
	a.say(action.Good, lang.Text{En: "%s. Every article is finished; q leaves", Bn: "%s। সব নিবন্ধ শেষ; q চাপলে বেরোবে"}, said)
}

// reopen takes a finished article up again and stays in it.
func (a *App) reopen() {
	a.settle()
	if a.commit(annotations.SetAnswer(a.work.set(), annotations.InProgress).By(annotations.ByHand("answer"))) {
		a.say(action.Good, lang.Text{En: "Reopened: the article is in progress again", Bn: "আবার খোলা হলো: নিবন্ধের কাজ চলছে"})
	}
}
