package dev.voicemill.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say for places on a network or a disk. */
final class AddressesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            www.python.org|W.W.W. dot python dot org
            www.python.org/downloads|W.W.W. dot python dot org slash downloads
            https://example.com|example dot com
            https://example.com/a-b?x=1|example dot com slash A. dash B. question mark X. equals one
            See example.com.|See example dot com
            Is it example.com?|Is it example dot com
            http://docs.my-site.io/v2/|docs dot my dash site dot I.O. slash V. two
            john.smith@example.co.uk|john dot smith at example dot co dot U.K.
            report_v2.pdf|report underscore V. two dot P.D.F.
            config.yaml|config dot YAML
            Node.js|Node dot J.S.
            see .gitignore|see dot gitignore
            localhost:3000|localhost colon three thousand
            main.cpp|main dot C.P.P.
            /usr/local/bin|slash usr slash local slash bin
            #MeToo|hashtag MeToo
            @john_doe|at john underscore doe
            192.168.1.1:8080|one nine two dot one six eight dot one dot one colon eight thousand eighty
            """)
    void saysAddresses(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }
}
