package io.pinflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void shouldNameEverythingByTheUserId() {
    Names names = new Names("0a1b2c3d4e5f");

    assertThat(names.topics())
        .containsExactly(
            "0a1b2c3d4e5f.pin",
            "0a1b2c3d4e5f.geo",
            "0a1b2c3d4e5f.user",
            "0a1b2c3d4e5f.pin.cleaned",
            "0a1b2c3d4e5f.geo.cleaned",
            "0a1b2c3d4e5f.user.cleaned",
            "0a1b2c3d4e5f.deadletter");
    assertThat(names.landing()).isEqualTo("s3a://user-0a1b2c3d4e5f-bucket/topics");
  }

  @Test
  void shouldNameABucketThatS3Takes() {
    assertThat(new Names("Team_A").bucket()).isEqualTo("user-team-a-bucket");
  }

  @Test
  void shouldRefuseAUserIdThatIsNoPartOfATopicName() {
    assertThatThrownBy(() -> new Names("a b"))
        .isInstanceOf(Problem.class)
        .hasMessage("Invalid --user-id: 'a b'. Expected letters, digits, '_' and '-' only.");
  }
}
