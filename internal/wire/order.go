package wire

// bottomUp sorts shapes so that the parts of each come before it. Those that lead back to themselves, or to a shape that
// does, cannot be sorted and are returned apart.
func bottomUp(all []*Shape) (order, recursive []*Shape) {
	waiting := make([]int, len(all)) // for how many parts
	users := usersOf(all, waiting)
	order = make([]*Shape, 0, len(all))
	for _, s := range all {
		if waiting[s.number] == 0 {
			order = append(order, s)
		}
	}
	for at := 0; at < len(order); at++ {
		for _, user := range users(order[at]) {
			if waiting[user]--; waiting[user] == 0 {
				order = append(order, all[user])
			}
		}
	}
	for _, s := range all {
		if waiting[s.number] > 0 {
			recursive = append(recursive, s)
		}
	}
	return order, recursive
}

// usersOf counts the parts of each shape, and returns a function that finds the shapes that a shape is part of, by number.
func usersOf(all []*Shape, parts []int) func(*Shape) []int {
	first := make([]int, len(all)+1) // where the users of each shape begin
	for _, s := range all {
		s.EachShape(func(p *Shape) {
			parts[s.number]++
			first[p.number+1]++
		})
	}
	for i := range all {
		first[i+1] += first[i]
	}
	users, next := make([]int, first[len(all)]), append([]int(nil), first...)
	for _, s := range all {
		s.EachShape(func(p *Shape) {
			users[next[p.number]] = s.number
			next[p.number]++
		})
	}
	return func(s *Shape) []int { return users[first[s.number]:first[s.number+1]] }
}

// EachShape calls visit for each shape that s refers to, once for each place.
func (s *Shape) EachShape(visit func(*Shape)) {
	if s.Element != nil {
		visit(s.Element)
	}
	for _, list := range [...][]*Member{s.Members, s.Branches, s.Choices} {
		for _, m := range list {
			visit(m.Shape)
		}
	}
}
