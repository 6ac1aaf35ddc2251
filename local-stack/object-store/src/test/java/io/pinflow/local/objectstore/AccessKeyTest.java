package io.pinflow.local.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessKeyTest {

  @Test
  void shouldReadTheEnvironment() throws ObjectStoreException {
    Map<String, String> environment =
        Map.of("AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "hidden");

    assertThat(AccessKey.of(environment)).isEqualTo(new AccessKey("id", "hidden"));
  }

  @Test
  void shouldRefuseAMissingSecret() {
    assertThatThrownBy(() -> AccessKey.of(Map.of("AWS_ACCESS_KEY_ID", "id")))
        .hasMessageStartingWith("Cannot start the object store because the environment variable")
        .hasMessageContaining("'AWS_SECRET_ACCESS_KEY'");
  }

  @Test
  void shouldNotShowTheSecret() {
    assertThat(new AccessKey("id", "hidden")).asString().doesNotContain("hidden");
  }
}
