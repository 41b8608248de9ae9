package qapi

import "slices"

// The features that QEMU itself acts on (docs/devel/qapi-code-gen.rst, "Special features").
var specialFeatures = []string{"deprecated", "unstable"}

// maxFeatures is how many different names a schema can have: the generated code keeps a set of them in 64 bits.
const maxFeatures = 64

// features checks all lists of features in d.
func (c *checker) features(d *Def) {
	d.EachDeclared(func(_ string, features []*Member) { c.clashes(d, "feature", headsOf(features)) })
	if !d.Kind.IsType() {
		return
	}
	for _, f := range d.Features {
		if slices.Contains(specialFeatures, f.Name) {
			c.report(d, ruleFeatureOnType, f.Pos, "feature %s is not supported for types", quote(f.Name)).
				Help = "put it on the members and commands that use the type"
		}
	}
}

// countFeatures reports the first feature name that is one too many for the program.
func (c *checker) countFeatures() {
	names := map[string]bool{}
	for _, s := range specialFeatures {
		names[s] = true
	}
	for _, d := range c.prog.defs {
		for _, f := range d.allFeatures() {
			names[f.Name] = true
			if len(names) > maxFeatures {
				c.report(d, ruleFeatureCount, f.Pos, "feature %s is one name too many: a schema can have %d feature names", quote(f.Name), maxFeatures)
				return
			}
		}
	}
}

// allFeatures lists the features of d and of all its parts.
func (d *Def) allFeatures() (list []*Member) {
	d.EachDeclared(func(_ string, features []*Member) { list = append(list, features...) })
	return list
}
