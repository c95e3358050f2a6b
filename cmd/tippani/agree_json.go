package main

import (
	"math"

	"tippani/annotations/agree"
)

// figureJSON is a figure for programs; null is what is not defined, and what has no interval.
type figureJSON struct {
	Value *float64 `json:"value"`
	Low   *float64 `json:"low"`
	High  *float64 `json:"high"`
}

func figureFor(f agree.Figure) figureJSON {
	number := func(x float64) *float64 {
		if math.IsNaN(x) {
			return nil
		}
		return &x
	}
	return figureJSON{number(f.Value), number(f.Low), number(f.High)}
}

type lineJSON struct {
	Label   string                `json:"label,omitempty"`
	Kind    string                `json:"kind,omitempty"`
	Figures map[string]figureJSON `json:"figures"`
	Spans   []int                 `json:"spans"`
	Both    int                   `json:"both"`
}

type linkedJSON struct {
	Kind      string `json:"kind,omitempty"`
	Linked    int    `json:"linked"`
	Same      int    `json:"same"`
	SameWords int    `json:"same_words"`
	ByOne     int    `json:"by_one"`
}

type relationAgreedJSON struct {
	Label   string       `json:"label"`
	Strict  figureJSON   `json:"f1_strict"`
	Aligned figureJSON   `json:"f1_aligned"`
	Counts  []int        `json:"relations"`
	Spans   []linkedJSON `json:"spans"`
}

type attributeJSON struct {
	Label  string     `json:"label"`
	Kind   string     `json:"kind,omitempty"`
	Name   string     `json:"name"`
	Alpha  figureJSON `json:"alpha"`
	Groups int        `json:"groups"`
	Any    int        `json:"any"`
}

type answersJSON struct {
	Alpha    figureJSON `json:"alpha"`
	Articles int        `json:"articles"`
}

type pairJSON struct {
	Annotators [2]string            `json:"annotators"`
	Articles   int                  `json:"articles"`
	All        lineJSON             `json:"all"`
	TokenKappa *figureJSON          `json:"token_kappa,omitempty"`
	Relations  []relationAgreedJSON `json:"relations"`
	Attributes []attributeJSON      `json:"attributes"`
	Answers    answersJSON          `json:"answers"`
}

type agreedConfusionJSON struct {
	Annotators [2]string `json:"annotators"`
	First      string    `json:"first"`  // "" where only the second marked something
	Second     string    `json:"second"` // "" where only the first did
	Count      int       `json:"count"`
}

type disputedJSON struct {
	ID       string   `json:"id"`
	F1       *float64 `json:"f1_exact"`
	Disputed int      `json:"disputed"`
	Groups   int      `json:"groups"`
}

// gammaJSON says how γ was measured: its weights, and how far γ of all spans depends on the samples.
type gammaJSON struct {
	Alpha   float64  `json:"alpha"`
	Beta    float64  `json:"beta"`
	Empty   float64  `json:"empty"`
	Joint   bool     `json:"joint"`
	Samples int      `json:"samples"`
	Low     *float64 `json:"low"`
	High    *float64 `json:"high"`
	Proven  bool     `json:"proven"`
}

type agreementJSON struct {
	Annotators []string              `json:"annotators"`
	Articles   int                   `json:"articles"`
	Seed       uint64                `json:"seed"`
	Draws      int                   `json:"draws"`
	Gamma      *gammaJSON            `json:"gamma,omitempty"`
	All        lineJSON              `json:"all"`
	TokenKappa *figureJSON           `json:"token_kappa,omitempty"`
	Kinds      []lineJSON            `json:"kinds"`
	Labels     []lineJSON            `json:"labels"`
	Relations  []relationAgreedJSON  `json:"relations"`
	Attributes []attributeJSON       `json:"attributes"`
	Answers    answersJSON           `json:"answers"`
	Pairs      []pairJSON            `json:"pairs"`
	Confusions []agreedConfusionJSON `json:"confusions"`
	Worst      []disputedJSON        `json:"worst"`
	Notes      map[string]int        `json:"notes"`
}
