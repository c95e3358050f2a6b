// Package keymap says which key does what: actions with stable names, their default keys, the user's own keys, and the
// Bengali keyboard layouts through which a shortcut is a physical key. It is data and lookups only; it knows keys by the
// names Bubble Tea 1.x prints ("ctrl+d", "shift+left", "J", " ") and nothing of the screen.
package keymap

import "slices"

// Action is the stable name of something a key does, as written in the configuration file, help, logs and manual.
type Action string

// Moving the cursor. In text fields and lists the same names move there.
const (
	CursorLeft        Action = "cursor-left"
	CursorRight       Action = "cursor-right"
	CursorUp          Action = "cursor-up"
	CursorDown        Action = "cursor-down"
	NextWord          Action = "next-word"
	PreviousWord      Action = "previous-word"
	NextSentence      Action = "next-sentence"
	PreviousSentence  Action = "previous-sentence"
	NextParagraph     Action = "next-paragraph"
	PreviousParagraph Action = "previous-paragraph"
	PageDown          Action = "page-down"
	PageUp            Action = "page-up"
	HalfPageDown      Action = "half-page-down"
	HalfPageUp        Action = "half-page-up"
	ArticleStart      Action = "article-start"
	ArticleEnd        Action = "article-end"
	LineStart         Action = "line-start"
	LineEnd           Action = "line-end"
	ScrollDown        Action = "scroll-down"
	ScrollUp          Action = "scroll-up"
	JumpWord          Action = "jump-word"
)

// Selecting.
const (
	SelectLeft              Action = "select-left"
	SelectRight             Action = "select-right"
	SelectUp                Action = "select-up"
	SelectDown              Action = "select-down"
	SelectNextWord          Action = "select-next-word"
	SelectPreviousWord      Action = "select-previous-word"
	SelectNextParagraph     Action = "select-next-paragraph"
	SelectPreviousParagraph Action = "select-previous-paragraph"
	SelectArticleStart      Action = "select-article-start"
	SelectArticleEnd        Action = "select-article-end"
	SelectMode              Action = "select-mode"
	SelectWords             Action = "select-words"
	SwapEnds                Action = "swap-ends"
	Widen                   Action = "widen"
	Narrow                  Action = "narrow"
)

// Labelling. Label1 to Label10 stand for the schema's labels in order.
const (
	Label1       Action = "label-1"
	Label2       Action = "label-2"
	Label3       Action = "label-3"
	Label4       Action = "label-4"
	Label5       Action = "label-5"
	Label6       Action = "label-6"
	Label7       Action = "label-7"
	Label8       Action = "label-8"
	Label9       Action = "label-9"
	Label10      Action = "label-10"
	Palette      Action = "palette"
	NextSpan     Action = "next-span"
	PreviousSpan Action = "previous-span"
	RemoveSpan   Action = "remove-span"
	Relabel      Action = "relabel"
	AdjustEnds   Action = "adjust-ends"
	Attributes   Action = "attributes"
	Note         Action = "note"
	Link         Action = "link"
	FollowLink   Action = "follow-link"
	Undo         Action = "undo"
	Redo         Action = "redo"
	RepeatLabel  Action = "repeat-label"
)

// Proposals.
const (
	TakeProposal    Action = "take-proposal"
	RejectProposal  Action = "reject-proposal"
	TakeSentence    Action = "take-sentence"
	TakeParagraph   Action = "take-paragraph"
	TakeArticle     Action = "take-article"
	NextUncertain   Action = "next-uncertain"
	TakeFaint       Action = "take-faint"
	ToggleProposals Action = "toggle-proposals"
	ProposeMentions Action = "propose-mentions"
	LabelMentions   Action = "label-mentions"
	SearchMentions  Action = "search-mentions"
	Lint            Action = "lint"
)

// Searching, articles, and the window.
const (
	Search          Action = "search"
	SearchNext      Action = "search-next"
	SearchPrevious  Action = "search-previous"
	NextArticle     Action = "next-article"
	PreviousArticle Action = "previous-article"
	NextUntouched   Action = "next-untouched"
	SearchAll       Action = "search-all"
	QueueList       Action = "queue-list"
	NextState       Action = "next-state" // in the list of articles
	Done            Action = "done"
	Revise          Action = "revise"
	RejectArticle   Action = "reject-article"
	IgnoreArticle   Action = "ignore-article"
	Reopen          Action = "reopen"
	Copy            Action = "copy"
	TogglePanel     Action = "toggle-panel"
	FocusPanel      Action = "panel-focus"
	PanelOrder      Action = "panel-order"
	PanelFilter     Action = "panel-filter"
	MeasureWider    Action = "measure-wider"
	MeasureNarrower Action = "measure-narrower"
	Brackets        Action = "brackets"
	DrawnText       Action = "drawn-text"
	Theme           Action = "theme"
	Redraw          Action = "redraw"
	Help            Action = "help"
	Accept          Action = "accept"
	Cancel          Action = "cancel"
	Quit            Action = "quit"
	Suspend         Action = "suspend"
)

// Deciding between annotators. Version1 to Version9 stand for what they say, in the order shown.
const (
	Version1       Action = "version-1"
	Version2       Action = "version-2"
	Version3       Action = "version-3"
	Version4       Action = "version-4"
	Version5       Action = "version-5"
	Version6       Action = "version-6"
	Version7       Action = "version-7"
	Version8       Action = "version-8"
	Version9       Action = "version-9"
	RejectVersions Action = "reject-versions"
	Reason         Action = "reason"
)

// Editing in a text field.
const (
	DeleteBack     Action = "delete-back"
	DeleteForward  Action = "delete-forward"
	DeleteWordBack Action = "delete-word-back"
	DeleteToStart  Action = "delete-to-start"
	DeleteToEnd    Action = "delete-to-end"
	NewLine        Action = "new-line"
)

// LabelNumber is n for the action label-n (1 to 10), and false for any other action.
func LabelNumber(a Action) (n int, ok bool) {
	for i, label := range [...]Action{Label1, Label2, Label3, Label4, Label5, Label6, Label7, Label8, Label9, Label10} {
		if a == label {
			return i + 1, true
		}
	}
	return 0, false
}

// VersionNumber is n for the action version-n (1 to 9), and false for any other action.
func VersionNumber(a Action) (n int, ok bool) {
	i := slices.Index(Versions(), a)
	return i + 1, i >= 0
}

// Versions are the actions that decide for a version, in order.
func Versions() []Action {
	return []Action{Version1, Version2, Version3, Version4, Version5, Version6, Version7, Version8, Version9}
}
