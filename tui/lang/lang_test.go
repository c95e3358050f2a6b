package lang

import "testing"

func TestTheLocaleDecidesTheLanguage(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want Lang
	}{
		{nil, English},
		{map[string]string{"LANG": "bn_BD.UTF-8"}, Bengali},
		{map[string]string{"LANG": "bn"}, Bengali},
		{map[string]string{"LANG": "bn_BD.UTF-8", "LC_ALL": "C.UTF-8"}, English},
		{map[string]string{"LANG": "en_US.UTF-8", "LC_MESSAGES": "bn_IN"}, Bengali},
		{map[string]string{"LANG": "bnt"}, English},
	} {
		if got := FromLocale(func(n string) string { return c.env[n] }); got != c.want {
			t.Errorf("%v gives %v, want %v", c.env, got, c.want)
		}
	}
}

func TestNumbersHaveTheDigitsOfTheLanguage(t *testing.T) {
	text := Text{"%s of %s", "%s / %s"}
	if got := Bengali.Format(text, Number(12), Number(305)); got != "১২ / ৩০৫" {
		t.Error(got)
	}
	if got := English.Format(text, Number(12), Number(305)); got != "12 of 305" {
		t.Error(got)
	}
}
