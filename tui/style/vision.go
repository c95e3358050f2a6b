package style

import "math"

// Vision is how somebody sees colours.
type Vision int

// The visions that label colours are told apart in: the usual one, and those without one kind of cone each.
const (
	Trichromacy  Vision = iota
	Protanopia          // no long-wave cones
	Deuteranopia        // no middle-wave cones
	Tritanopia          // no short-wave cones
)

// Visions are all of them.
var Visions = []Vision{Trichromacy, Protanopia, Deuteranopia, Tritanopia}

func (v Vision) String() string {
	return [...]string{"trichromacy", "protanopia", "deuteranopia", "tritanopia"}[v]
}

// simulations are the matrices of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
// Deficiency" (IEEE TVCG 15(6), 2009), severity 1.0, for linear RGB.
var simulations = [...][3][3]float64{
	Trichromacy:  {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	Protanopia:   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	Deuteranopia: {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	Tritanopia:   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

// oklab is what a colour of the sRGB encoding looks like to this vision, in OKLab.
func (v Vision) oklab(c RGB) lab {
	in := [3]float64{linear(c.R), linear(c.G), linear(c.B)}
	var out [3]float64
	for i, row := range simulations[v] {
		out[i] = min(max(row[0]*in[0]+row[1]*in[1]+row[2]*in[2], 0), 1)
	}
	return oklabOf(out[0], out[1], out[2])
}

// Distance is how different two colours look to this vision, in OKLab (Ottosson 2020): 0.02 can just be told apart side by side, and it
// takes more than that from one line of text to the next.
func (v Vision) Distance(a, b RGB) float64 { return v.oklab(a).distance(v.oklab(b)) }

// Apart is how different two colours look to whoever tells them apart worst.
func Apart(a, b RGB) float64 {
	least := math.Inf(1)
	for _, v := range Visions {
		least = min(least, v.Distance(a, b))
	}
	return least
}

// sights are how a colour looks to each vision.
type sights [len(simulations)]lab

func sightsOf(c RGB) (s sights) {
	for i, v := range Visions {
		s[i] = v.oklab(c)
	}
	return s
}

// apart is Apart of two colours whose sights are known.
func (s *sights) apart(t *sights) float64 {
	least := math.Inf(1)
	for i := range s {
		least = min(least, s[i].distance(t[i]))
	}
	return least
}
