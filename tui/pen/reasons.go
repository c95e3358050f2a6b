package pen

import (
	"tippani/annotations"
	"tippani/tui/lang"
)

// NoSpans says why there is no span to go to; the zero Text when there is one.
func NoSpans(p *Pen) lang.Text {
	if p.Set().Len() == 0 {
		return lang.Text{En: "There are no spans yet: a digit labels the word under the cursor",
			Bn: "এখনো কিছু চিহ্নিত হয়নি: অঙ্ক চাপলে কার্সরের শব্দে লেবেল বসে"}
	}
	return lang.Text{}
}

// OffSpan says why there is no span to work on; the zero Text when there is one.
func OffSpan(p *Pen) lang.Text {
	if _, ok := p.Current(); !ok {
		return lang.Text{En: "There is no span under the cursor: tab goes to the next one",
			Bn: "কার্সরে কোনো চিহ্ন নেই: tab পরেরটিতে যায়"}
	}
	return lang.Text{}
}

// NoAttributes says why there is no attribute to set; the zero Text when there is one.
func NoAttributes(p *Pen) lang.Text {
	s, ok := p.Current()
	if !ok {
		return OffSpan(p)
	}
	if l, ok := p.Schema.Label(s.Label); !ok || len(l.Attributes) == 0 {
		return lang.Text{En: "This label has no attributes", Bn: "এই লেবেলের কোনো বৈশিষ্ট্য নেই"}
	}
	return lang.Text{}
}

// NotFinished says why there is nothing to reopen; the zero Text when there is.
func NotFinished(p *Pen) lang.Text {
	if p.Set().Answer() == annotations.InProgress {
		return lang.Text{En: "The article is in progress: there is nothing to reopen", Bn: "নিবন্ধের কাজ চলছে: আবার খোলার কিছু নেই"}
	}
	return lang.Text{}
}
