package tui

import (
	"tippani/annotations"
	"tippani/model"
	"tippani/tui/lang"
)

// undo takes the last change back, redo makes it again. Both are transactions like any other and go to where the change is.
func (a *App) undo() {
	a.retrace(a.work.session.History().Undo, lang.Text{En: "Undone", Bn: "পূর্বাবস্থায় ফেরানো হলো"})
}

func (a *App) redo() {
	a.retrace(a.work.session.History().Redo, lang.Text{En: "Done again", Bn: "আবার করা হলো"})
}

func (a *App) retrace(propose func() (annotations.Transaction, bool), said lang.Text) {
	tx, ok := propose()
	if !ok || !a.commit(tx) {
		return
	}
	if o, ok := placeOf(tx); ok {
		a.adjust = ""
		a.work.reader.clear()
		a.work.reader.moveTo(o, false)
	}
	a.say(toneGood, lang.Text{En: "%s: %s", Bn: "%s: %s"}, said, a.describe(tx))
}

// describe names what a transaction is about: its first span, relation or answer.
func (a *App) describe(tx annotations.Transaction) string {
	for _, c := range tx.Changes {
		for _, s := range []*annotations.Span{c.SpanAfter, c.SpanBefore} {
			if s != nil {
				return a.labelName(s.Label) + " “" + a.excerpt(s.Range) + "”"
			}
		}
		for _, r := range []*annotations.Relation{c.RelationAfter, c.RelationBefore} {
			if r != nil {
				return a.relationName(r.Label)
			}
		}
		if c.AnswerAfter != nil {
			return a.answerName(*c.AnswerAfter)
		}
	}
	return ""
}

// placeOf is where in the text a transaction changes something.
func placeOf(tx annotations.Transaction) (model.Offset, bool) {
	for _, c := range tx.Changes {
		if c.SpanAfter != nil {
			return c.SpanAfter.Range.Start, true
		}
		if c.SpanBefore != nil {
			return c.SpanBefore.Range.Start, true
		}
	}
	return 0, false
}
