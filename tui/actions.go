package tui

import (
	"maps"

	"tippani/annotations"
	"tippani/model"
	"tippani/tui/action"
	"tippani/tui/dialog"
	"tippani/tui/findings"
	"tippani/tui/jump"
	"tippani/tui/keymap"
	"tippani/tui/labelkeys"
	"tippani/tui/lang"
	"tippani/tui/panel"
	"tippani/tui/pen"
	"tippani/tui/propose"
	"tippani/tui/reader"
	"tippani/tui/search"
)

// handler is what an action does. What is written about it is in package manual.
type handler struct {
	run func(*App) action.Action
	why func(*App) lang.Text // why it is not possible now, the zero Text when it is; nil when it always is
}

// handlers are those of all actions.
func handlers() map[keymap.Action]handler {
	all := map[keymap.Action]handler{}
	for _, part := range []map[keymap.Action]handler{moving(), selecting(), labelling(), proposing(), deciding(), amongArticles(),
		atWindow()} {
		maps.Copy(all, part)
	}
	return all
}

func moving() map[keymap.Action]handler {
	return map[keymap.Action]handler{
		keymap.CursorLeft:        {run: movingEnd(reader.PreviousEnd, motion(model.PrevCluster, false))},
		keymap.CursorRight:       {run: movingEnd(reader.NextEnd, motion(model.NextCluster, false))},
		keymap.CursorUp:          {run: inPanel(-1, vertical(-1, false))},
		keymap.CursorDown:        {run: inPanel(1, vertical(1, false))},
		keymap.NextWord:          {run: movingEnd(reader.NextEnd, reading(func(r *reader.Reader) { r.NextWord(false) }))},
		keymap.PreviousWord:      {run: movingEnd(reader.PreviousEnd, motion(model.PrevWord, false))},
		keymap.NextSentence:      {run: motion(model.NextSentence, false)},
		keymap.PreviousSentence:  {run: motion(model.PrevSentence, false)},
		keymap.NextParagraph:     {run: motion(model.NextParagraph, false)},
		keymap.PreviousParagraph: {run: motion(model.PrevParagraph, false)},
		keymap.PageDown:          {run: page(1, 1)},
		keymap.PageUp:            {run: page(-1, 1)},
		keymap.HalfPageDown:      {run: page(1, 2)},
		keymap.HalfPageUp:        {run: page(-1, 2)},
		keymap.ArticleStart:      {run: motion(reader.ArticleStart, false)},
		keymap.ArticleEnd:        {run: motion(reader.ArticleEnd, false)},
		keymap.LineStart:         {run: reading((*reader.Reader).LineStart)},
		keymap.LineEnd:           {run: reading((*reader.Reader).LineEnd)},
		keymap.ScrollDown:        {run: reading(func(r *reader.Reader) { r.ScrollWith(1) })},
		keymap.ScrollUp:          {run: reading(func(r *reader.Reader) { r.ScrollWith(-1) })},
		keymap.JumpWord:          {run: beginJump(false)},
	}
}

func selecting() map[keymap.Action]handler {
	return map[keymap.Action]handler{
		keymap.SelectLeft:              {run: motion(model.PrevCluster, true)},
		keymap.SelectRight:             {run: motion(model.NextCluster, true)},
		keymap.SelectUp:                {run: vertical(-1, true)},
		keymap.SelectDown:              {run: vertical(1, true)},
		keymap.SelectNextWord:          {run: movingEnd(reader.NextEnd, reading(func(r *reader.Reader) { r.NextWord(true) }))},
		keymap.SelectPreviousWord:      {run: movingEnd(reader.PreviousEnd, motion(model.PrevWord, true))},
		keymap.SelectNextParagraph:     {run: motion(model.NextParagraph, true)},
		keymap.SelectPreviousParagraph: {run: motion(model.PrevParagraph, true)},
		keymap.SelectArticleStart:      {run: motion(reader.ArticleStart, true)},
		keymap.SelectArticleEnd:        {run: motion(reader.ArticleEnd, true)},
		keymap.SelectMode:              {run: toggleSelecting},
		keymap.SelectWords:             {run: beginJump(true)},
		keymap.SwapEnds:                {run: reading((*reader.Reader).SwapEnds)},
		keymap.Widen:                   {run: writing((*pen.Pen).Widen)},
		keymap.Narrow:                  {run: reading((*reader.Reader).Narrow)},
		keymap.Copy:                    {run: writing((*pen.Pen).Copy)},
	}
}

func labelling() map[keymap.Action]handler {
	all := map[keymap.Action]handler{
		keymap.Palette:      {run: writing((*pen.Pen).Palette)},
		keymap.NextSpan:     {run: writing((*pen.Pen).Next), why: penSays(pen.NoSpans)},
		keymap.PreviousSpan: {run: writing((*pen.Pen).Previous), why: penSays(pen.NoSpans)},
		keymap.RemoveSpan:   {run: writing((*pen.Pen).Remove), why: penSays(pen.OffSpan)},
		keymap.Relabel:      {run: writing((*pen.Pen).Relabel), why: penSays(pen.OffSpan)},
		keymap.AdjustEnds:   {run: adjust, why: nothingToAdjust},
		keymap.Attributes:   {run: writing((*pen.Pen).Attributes), why: penSays(pen.NoAttributes)},
		keymap.Note:         {run: writing((*pen.Pen).Note), why: penSays(pen.OffSpan)},
		keymap.Link:         {run: writing((*pen.Pen).Links), why: penSays(pen.OffSpan)},
		keymap.FollowLink:   {run: writing((*pen.Pen).Follow), why: penSays(pen.OffSpan)},
		keymap.Lint:         {run: writing(findings.Open), why: penSays(pen.NoSpans)},
		keymap.RepeatLabel:  {run: writing((*pen.Pen).Repeat)},
		keymap.Undo:         {run: retrace(pen.Undoing())},
		keymap.Redo:         {run: retrace(pen.Redoing())},
	}
	for i, name := range labelkeys.Actions {
		all[name] = handler{run: labelWith(i)}
	}
	return all
}

func proposing() map[keymap.Action]handler {
	return map[keymap.Action]handler{
		keymap.TakeProposal:    {run: proposals((*propose.Proposals).Take)},
		keymap.RejectProposal:  {run: proposals((*propose.Proposals).Reject)},
		keymap.TakeSentence:    {run: takeRest(propose.Sentence)},
		keymap.TakeParagraph:   {run: takeRest(propose.Paragraph)},
		keymap.TakeArticle:     {run: takeRest(propose.Article)},
		keymap.NextUncertain:   {run: proposals((*propose.Proposals).Uncertain)},
		keymap.TakeFaint:       {run: takeFaint},
		keymap.ToggleProposals: {run: toggleProposals},
		keymap.ProposeMentions: {run: proposals((*propose.Proposals).Mentions), why: penSays(pen.OffSpan)},
		keymap.SearchMentions:  {run: searchMentions, why: penSays(pen.OffSpan)},
		keymap.LabelMentions:   {run: proposals((*propose.Proposals).LabelMentions), why: penSays(pen.OffSpan)},
	}
}

func amongArticles() map[keymap.Action]handler {
	return map[keymap.Action]handler{
		keymap.Search:          {run: func(a *App) action.Action { return dialog.Open{Dialog: a.search.Line(a.work.pen.Reader)} }},
		keymap.SearchNext:      {run: again(1), why: noSearch},
		keymap.SearchPrevious:  {run: again(-1), why: noSearch},
		keymap.NextArticle:     {run: step(1)},
		keymap.PreviousArticle: {run: step(-1)},
		keymap.NextUntouched:   {run: nextUntouched},
		keymap.SearchAll:       {run: asking(search.All{})},
		keymap.QueueList:       {run: openQueue},
		keymap.Done:            {run: answer(annotations.Accept)},
		keymap.Revise:          {run: func(a *App) action.Action { return reviserOf(a).Again() }},
		keymap.RejectArticle:   {run: answer(annotations.Reject)},
		keymap.IgnoreArticle:   {run: answer(annotations.Ignore)},
		keymap.Reopen: {run: func(a *App) action.Action { return action.All{a.work.pen.Settle(), a.work.pen.Reopen()} },
			why: penSays(pen.NotFinished)},
	}
}

func atWindow() map[keymap.Action]handler {
	return map[keymap.Action]handler{
		keymap.TogglePanel:     {run: togglePanel, why: tooNarrow},
		keymap.FocusPanel:      {run: focusPanel, why: tooNarrow},
		keymap.PanelOrder:      {run: orderPanel, why: tooNarrow},
		keymap.PanelFilter:     {run: filterPanel, why: tooNarrow},
		keymap.MeasureWider:    {run: measure(4)},
		keymap.MeasureNarrower: {run: measure(-4)},
		keymap.Brackets:        {run: cycleTags},
		keymap.DrawnText:       {run: toggleText},
		keymap.Theme:           {run: toggleTheme, why: noColour},
		keymap.Redraw:          {run: asking(action.Redraw{})},
		keymap.Help:            {run: openHelp},
		keymap.Accept:          {run: accept},
		keymap.Cancel:          {run: cancel},
		keymap.Suspend:         {run: asking(action.Suspend{})},
		keymap.Quit:            {run: quit},
	}
}

// reading is what only moves the cursor, the selection or the screen.
func reading(do func(*reader.Reader)) func(*App) action.Action {
	return func(a *App) action.Action {
		do(a.work.pen.Reader)
		return nil
	}
}

func motion(m func(*model.Article, model.Offset) model.Offset, extend bool) func(*App) action.Action {
	return reading(func(r *reader.Reader) { r.Go(m, extend) })
}

func vertical(n int, extend bool) func(*App) action.Action {
	return reading(func(r *reader.Reader) { r.Ready(extend); r.Vertical(n, extend) })
}

func page(n, parts int) func(*App) action.Action {
	return reading(func(r *reader.Reader) { r.Ready(false); r.Page(n, parts, false) })
}

// writing is what the pen does.
func writing(do func(*pen.Pen) action.Action) func(*App) action.Action {
	return func(a *App) action.Action { return do(a.work.pen) }
}

func penSays(why func(*pen.Pen) lang.Text) func(*App) lang.Text {
	return func(a *App) lang.Text { return why(a.work.pen) }
}

// asking is what only asks for something.
func asking(what action.Action) func(*App) action.Action {
	return func(*App) action.Action { return what }
}

// movingEnd is a motion that goes from stop to stop while a span's end is being moved, and as it always does otherwise.
func movingEnd(stop func(a *model.Article, fixed, head model.Offset) model.Offset, otherwise func(*App) action.Action) func(
	*App) action.Action {
	return func(a *App) action.Action {
		if !a.work.pen.Adjusting() {
			return otherwise(a)
		}
		a.work.pen.Reader.MoveEnd(stop)
		return nil
	}
}

// inPanel is, while the side panel has the keys, a step along its list, and another thing in the text.
func inPanel(by int, text func(*App) action.Action) func(*App) action.Action {
	return func(a *App) action.Action {
		if a.context() == keymap.Panel && a.review != nil {
			a.review.Step(a.work.pen, by)
			return nil
		}
		if a.context() != keymap.Panel || a.work.pen.Set().Len() == 0 {
			return text(a)
		}
		if s := panelList(a).Step(by); s != nil {
			return panel.Picked{Span: s}
		}
		return nil
	}
}

func toggleSelecting(a *App) action.Action {
	if !a.work.pen.Reader.ToggleSelecting() {
		return nil
	}
	return action.Tell(lang.Text{En: "Selecting: move, then a digit or enter labels; esc gives up",
		Bn: "নির্বাচন চলছে: সরান, তারপর অঙ্ক বা enter লেবেল দেয়; esc বাতিল করে"})
}

// again goes to the next hit of the last search, or with by −1 to the one before; while one decides between annotators and searches
// for nothing, from disagreement to disagreement.
func again(by int) func(*App) action.Action {
	return func(a *App) action.Action {
		if a.review != nil && !a.search.On() {
			return a.review.Next(a.work.pen, by)
		}
		return a.search.Again(a.work.pen.Reader, by > 0)
	}
}

// beginJump puts letters on the words in sight.
func beginJump(phrase bool) func(*App) action.Action {
	return func(a *App) (said action.Action) {
		a.work.jump, said = jump.Begin(a.work.pen.Reader, phrase, a.proposals.Likely(a.work.pen))
		return said
	}
}

// labelWith puts the schema's nth label, from 0, on the target.
func labelWith(n int) func(*App) action.Action {
	return func(a *App) action.Action {
		l := labelkeys.On(a.options.Schema, n)
		if l == nil {
			return action.Refuse(lang.Text{En: "No label has this digit: enter lists all",
				Bn: "এই অঙ্কে কোনো লেবেল নেই: enter চাপলে সব দেখাবে"})
		}
		return a.label(l)
	}
}
