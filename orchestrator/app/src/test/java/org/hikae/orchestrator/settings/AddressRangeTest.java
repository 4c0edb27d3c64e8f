package org.hikae.orchestrator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
  @ParameterizedTest
  @Tag("SEC-13")
  @CsvSource({
    "10.1.0.0/16, 10.1.255.255",
    "10.1.0.0/16, ::ffff:10.1.2.3",
    "192.0.2.128/25, 192.0.2.129",
    "192.0.2.7, 192.0.2.7",
    "0.0.0.0/0, 203.0.113.9",
    "2001:db8::/33, 2001:db8:7fff::1",
    "::1, 0:0:0:0:0:0:0:1"
  })
  void anAddressOfTheNetworkIsInIt(String range, String address) {
    assertThat(AddressRange.parse(range).has(address)).isTrue();
  }

  @ParameterizedTest
  @Tag("SEC-13")
  @CsvSource({
    "10.1.0.0/16, 10.2.0.1",
    "192.0.2.128/25, 192.0.2.127",
    "192.0.2.7, 192.0.2.6",
    "0.0.0.0/0, ::1",
    "2001:db8::/33, 2001:db8:8000::1",
    "10.1.0.0/16, somewhere"
  })
  void anyOtherIsNot(String range, String address) {
    assertThat(AddressRange.parse(range).has(address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "office", "10.1.0.0/33", "10.1.0.0/-1", "10.1/16", "::1/129", "1.2.3.4/x"})
  void whatIsNoRangeIsRefused(String text) {
    assertThatThrownBy(() -> AddressRange.parse(text))
        .hasMessageContaining("no range of addresses");
  }
}
