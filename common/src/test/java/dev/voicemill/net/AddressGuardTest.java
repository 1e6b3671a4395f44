package dev.voicemill.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voicemill.config.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    /** The names of this test's own zone; every other name is unknown. */
    private static final Map<String, List<String>> ZONE = Map.ofEntries(
            Map.entry("hooks.example.com", List.of("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c")),
            Map.entry("127.0.0.1.wildcard.example", List.of("127.0.0.1")),
            Map.entry("localhost", List.of("127.0.0.1", "::1")),
            Map.entry("metadata.google.internal", List.of("169.254.169.254")),
            Map.entry("half.example.com", List.of("93.184.215.14", "10.0.0.5")),
            Map.entry("half6.example.com", List.of("93.184.215.14", "fd00::5")),
            Map.entry("mapped.example.com", List.of("::ffff:10.0.0.5")),
            Map.entry("nat64.example.com", List.of("64:ff9b::a00:5")),
            Map.entry("sixtofour.example.com", List.of("2002:7f00:1::1")),
            Map.entry("cgnat.example.com", List.of("100.100.100.200")),
            Map.entry("xn--bcher-kva.example", List.of("192.168.1.1")),
            Map.entry("receiver.internal", List.of("10.20.30.40")));

    private final AddressGuard strict = guard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Loopback, in every way of writing it.
                "https://127.0.0.1/hook",
                "https://127.1/",
                "https://127.0.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0X7F.1/",
                "https://0177.0.0.1/",
                "https://017700000001/",
                "https://127.0.0.1./",
                "https://127.0.0.01/",
                "https://127.255.255.254/",
                "https://%31%32%37.0.0.1/",
                "https://１２７.０.０.１/",
                "https://[::1]/",
                "https://[0:0:0:0:0:0:0:1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::127.0.0.1]/",
                "https://[::ffff:0:127.0.0.1]/",
                // This host, and no host.
                "https://0/",
                "https://0.0.0.0/",
                "https://0.1.2.3/",
                "https://[::]/",
                // Private and shared networks.
                "https://10.0.0.1/",
                "https://10.255.255.255/",
                "https://167772161/",
                "https://100.64.0.1/",
                "https://100.127.255.254/",
                "https://172.16.0.1/",
                "https://172.31.255.255/",
                "https://192.168.0.1/",
                "https://198.18.0.1/",
                "https://198.19.255.255/",
                "https://[fc00::1]/",
                "https://[fdff:ffff::1]/",
                "https://[fec0::1]/",
                // Metadata of clouds.
                "https://169.254.169.254/latest/meta-data/",
                "https://2852039166/",
                "https://0xa9fea9fe/",
                "https://[::ffff:a9fe:a9fe]/",
                "https://169.254.170.2/",
                "https://100.100.100.200/",
                "https://168.63.129.16/",
                "https://192.0.0.192/",
                "https://[fd00:ec2::254]/",
                "https://[fe80::a9fe:a9fe]/",
                "https://[fe80::1%25eth0]/",
                // IPv4 inside IPv6.
                "https://[::ffff:8.8.8.8]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[64:ff9b:1::a00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[2001:0:53aa:64c::1]/",
                // Neither one machine nor the internet.
                "https://192.0.2.1/",
                "https://192.88.99.1/",
                "https://198.51.100.7/",
                "https://203.0.113.9/",
                "https://224.0.0.1/",
                "https://239.255.255.250/",
                "https://240.0.0.1/",
                "https://255.255.255.255/",
                "https://[ff02::1]/",
                "https://[2001:db8::1]/",
                "https://[3fff::1]/",
                "https://[100::1]/",
                "https://[5f00::1]/",
                "https://256.1.1.1/",
                "https://1.2.3.4.5/",
                // Names that lead there.
                "https://localhost/",
                "https://LOCALHOST/",
                "https://127.0.0.1.wildcard.example/",
                "https://metadata.google.internal/computeMetadata/v1/",
                "https://half.example.com/",
                "https://half6.example.com/",
                "https://mapped.example.com/",
                "https://nat64.example.com/",
                "https://sixtofour.example.com/",
                "https://cgnat.example.com/",
                "https://bücher.example/",
                "https://receiver.internal/",
                // Another way in.
                "http://hooks.example.com/",
                "http://hooks.example.com:443/",
                "https://hooks.example.com:8443/",
                "https://hooks.example.com:22/",
                "https://hooks.example.com:6379/",
                "https://user@hooks.example.com/",
                "https://user:word@hooks.example.com/",
                "https://hooks.example.com@127.0.0.1/",
                "https://@hooks.example.com/",
                "file:///etc/passwd",
                "ftp://hooks.example.com/",
                "gopher://hooks.example.com/",
                "redis://hooks.example.com:6379/",
                "data:text/plain,x",
                "hooks.example.com/path",
                "//hooks.example.com/path",
                "https:hooks.example.com",
                "https:///path"
            })
    void refuses(String address) {
        assertThatThrownBy(() -> strict.check(URI.create(address)))
                .isInstanceOf(AddressRefused.class)
                .hasMessageNotContaining("null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com/voicemill?x=1",
                "https://hooks.example.com:443/",
                "HTTPS://HOOKS.EXAMPLE.COM/",
                "https://93.184.215.14/",
                "https://[2606:4700:4700::1111]/",
                "https://100.63.255.255/",
                "https://100.128.0.1/",
                "https://172.15.0.1/",
                "https://172.32.0.1/",
                "https://198.17.0.1/",
                "https://198.20.0.1/",
                "https://223.255.255.255/"
            })
    void admits(String address) throws IOException {
        strict.check(URI.create(address));
        assertThat(strict.admit(URI.create(address)).addresses()).isNotEmpty();
    }

    @Test
    void tellsAnUnknownNameFromARefusedOne() {
        assertThatThrownBy(() -> strict.check(URI.create("https://nobody.example/")))
                .isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.0/8:8080,      http://127.0.0.1:8080/hook",
        "http://127.0.0.1:8080,        http://localhost4:8080/",
        "http://127.0.0.1:*,           http://127.0.0.1:41234/",
        "https://10.0.0.0/8:443,       https://receiver.internal/",
        "https://10.20.30.40/32:8443,  https://receiver.internal:8443/",
        "https://[fd00::/8]:443,       https://[fd12::7]/",
        "http://[::1]:9000,            http://[::1]:9000/"
    })
    void admitsWhatTheOperatorOpened(String entry, String address) throws IOException {
        assertThat(guard(entry).admit(URI.create(address)).addresses()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.0/8:8080,     http://127.0.0.1:8081/,           another port",
        "http://127.0.0.0/8:8080,     https://127.0.0.1:8080/,          another scheme",
        "http://127.0.0.0/8:8080,     http://10.0.0.1:8080/,            another network",
        "http://127.0.0.0/8:8080,     http://hooks.example.com:8080/,   a public name on the opened port",
        "https://10.0.0.0/8:443,      https://172.16.0.1/,              another private network",
        "https://10.20.30.40:443,     https://10.20.30.41/,             the neighbour",
        "https://10.0.0.0/8:443,      https://half6.example.com/,       one of two addresses",
        "http://127.0.0.1:8080,       http://127.1:8080/,               another way of writing it",
        "http://127.0.0.1:8080,       http://localhost:8080/,           a name with one address more",
        "http://127.0.0.1:8080,       http://u:p@127.0.0.1:8080/,       a password"
    })
    void opensNothingElse(String entry, String address, String why) {
        assertThatThrownBy(() -> guard(entry).check(URI.create(address)))
                .as(why)
                .isInstanceOf(AddressRefused.class);
    }

    @Test
    void saysWhatIsWrongAndHowToOpenIt() {
        assertThatThrownBy(() -> strict.check(URI.create("https://receiver.internal/")))
                .hasMessage("receiver.internal is at 10.20.30.40, which is not a public address; "
                        + "an operator can open it in VM_NET_ALLOW");
        assertThatThrownBy(() -> strict.check(URI.create("http://hooks.example.com:8080/")))
                .hasMessage("only https on port 443 is called, not http on port 8080; "
                        + "an operator can open it in VM_NET_ALLOW");
    }

    @Test
    void readsTheOpenedPlacesFromTheEnvironment() throws IOException {
        var environment = new Environment(Map.of("VM_NET_ALLOW", "http://127.0.0.1:8080, https://[fd00::/8]:*"));
        AddressGuard guard = AddressGuard.from(environment);
        assertThat(environment.problems()).isEmpty();
        assertThat(guard.admit(URI.create("https://[fd00::1]:9443/")).addresses())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "http://127.0.0.1",
                "ftp://127.0.0.1:21",
                "http://localhost:8080",
                "http://127.1:8080",
                "http://127.0.0.1/33:8080",
                "http://127.0.0.1:99999",
                "http://[fd00::/129]:443"
            })
    void namesAnEntryThatMakesNoSense(String entry) {
        var environment = new Environment(Map.of("VM_NET_ALLOW", entry));
        AddressGuard.from(environment);
        assertThat(environment.problems())
                .singleElement()
                .asString()
                .startsWith("VM_NET_ALLOW: \"" + entry + "\" is not like http://127.0.0.1/32:8080");
    }

    private static AddressGuard guard(String... entries) {
        return new AddressGuard(Stream.of(entries).map(AllowedNet::of).toList(), zone());
    }

    private static Dns zone() {
        return name -> {
            List<String> addresses = name.equals("localhost4") ? List.of("127.0.0.1") : ZONE.get(name);
            if (addresses == null) {
                throw new UnknownHostException(name);
            }
            return addresses.stream().map(InetAddress::ofLiteral).toList();
        };
    }
}
