package tui

import (
	"tippani/annotations"
	"tippani/tui/lang"
	"tippani/tui/panel"
)

// Reasons why an action is not possible now, as sentences for the status line.

func noSpans(a *App) lang.Text {
	if a.work.set().Len() == 0 {
		return lang.Text{En: "There are no spans yet: a digit labels the word under the cursor",
			Bn: "এখনো কিছু চিহ্নিত হয়নি: অঙ্ক চাপলে কার্সরের শব্দে লেবেল বসে"}
	}
	return lang.Text{}
}

func offSpan(a *App) lang.Text {
	if _, ok := a.currentSpan(); !ok {
		return lang.Text{En: "There is no span under the cursor: tab goes to the next one",
			Bn: "কার্সরে কোনো চিহ্ন নেই: tab পরেরটিতে যায়"}
	}
	return lang.Text{}
}

func noAttributes(a *App) lang.Text {
	if why := offSpan(a); why != (lang.Text{}) {
		return why
	}
	s, _ := a.currentSpan()
	if l, ok := a.schema.Label(s.Label); !ok || len(l.Attributes) == 0 {
		return lang.Text{En: "This label has no attributes", Bn: "এই লেবেলের কোনো বৈশিষ্ট্য নেই"}
	}
	return lang.Text{}
}

func notFinished(a *App) lang.Text {
	if a.work.set().Answer() == annotations.InProgress {
		return lang.Text{En: "The article is in progress: there is nothing to reopen", Bn: "নিবন্ধের কাজ চলছে: আবার খোলার কিছু নেই"}
	}
	return lang.Text{}
}

func noSearch(a *App) lang.Text {
	if a.search.Last() == "" {
		return lang.Text{En: "Nothing searched for yet: press /", Bn: "এখনো কিছু খোঁজা হয়নি: / দিয়ে শুরু"}
	}
	return lang.Text{}
}

func tooNarrow(a *App) lang.Text {
	if a.view.Columns < panel.Least {
		return lang.Text{En: "The window is too narrow for the side panel", Bn: "পাশের তালিকার জন্য জানালা খুব সরু"}
	}
	return lang.Text{}
}

func noColour(a *App) lang.Text {
	if a.view.Theme.Plain() {
		return lang.Text{En: "This terminal shows no colours", Bn: "এই টার্মিনালে রং নেই"}
	}
	return lang.Text{}
}
