package intake

import (
	"fmt"
	"net"
	"net/netip"
	"syscall"
	"time"
)

// dialer makes connections to public addresses only, unless private ones are
// allowed. The check stands in Control, which sees the very address that is
// about to be connected to: names that resolve to something else the second
// time (DNS rebinding), redirects and odd spellings of numbers all end there.
func dialer(allowPrivate bool) *net.Dialer {
	d := &net.Dialer{Timeout: 10 * time.Second}
	if !allowPrivate {
		d.Control = func(_, address string, _ syscall.RawConn) error {
			return checkAddress(address)
		}
	}
	return d
}

// checkAddress refuses host:port where host is not a public address.
func checkAddress(hostPort string) error {
	ap, err := netip.ParseAddrPort(hostPort)
	if err != nil {
		return fmt.Errorf("%w: %q is not understood", ErrPrivate, hostPort)
	}
	if !isPublic(ap.Addr()) {
		return fmt.Errorf("%w: %s is not on the public internet; allow private addresses if you mean it", ErrPrivate, ap.Addr())
	}
	return nil
}

// reserved are the networks that are no part of the public internet and that
// netip does not know of: IANA special-purpose address registries, RFC 6890.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),       // this network
	netip.MustParsePrefix("100.64.0.0/10"),   // shared by carriers (RFC 6598), cloud metadata
	netip.MustParsePrefix("192.0.0.0/24"),    // protocol assignments
	netip.MustParsePrefix("192.0.2.0/24"),    // documentation
	netip.MustParsePrefix("192.88.99.0/24"),  // 6to4 relays, withdrawn
	netip.MustParsePrefix("198.18.0.0/15"),   // benchmarks
	netip.MustParsePrefix("198.51.100.0/24"), // documentation
	netip.MustParsePrefix("203.0.113.0/24"),  // documentation
	netip.MustParsePrefix("240.0.0.0/4"),     // reserved, broadcast
	netip.MustParsePrefix("64:ff9b::/96"),    // NAT64: holds an IPv4 address
	netip.MustParsePrefix("64:ff9b:1::/48"),  // NAT64, local
	netip.MustParsePrefix("100::/64"),        // discard
	netip.MustParsePrefix("2001::/23"),       // protocol assignments, Teredo among them
	netip.MustParsePrefix("2001:db8::/32"),   // documentation
	netip.MustParsePrefix("2002::/16"),       // 6to4: holds an IPv4 address
	netip.MustParsePrefix("3fff::/20"),       // documentation
	netip.MustParsePrefix("5f00::/16"),       // segment routing
	netip.MustParsePrefix("fec0::/10"),       // site-local, withdrawn
	netip.MustParsePrefix("::/96"),           // IPv4-compatible, withdrawn
	netip.MustParsePrefix("::ffff:0:0:0/96"), // IPv4-translated
}

// isPublic reports whether a belongs to the public internet. An IPv4 address in
// the form of an IPv6 one is judged as IPv4.
func isPublic(a netip.Addr) bool {
	a = a.Unmap()
	if a.Zone() != "" || !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() || a.IsMulticast() {
		return false
	}
	for _, p := range reserved {
		if p.Contains(a) {
			return false
		}
	}
	return true
}
