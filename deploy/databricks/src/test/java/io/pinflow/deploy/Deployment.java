package io.pinflow.deploy;

import java.util.HashMap;
import java.util.Map;

/** The values that somebody who deploys has to give. */
final class Deployment {

  /** A user id as users have them: a name that SQL takes for a number when it isn't quoted. */
  static final String USER_ID = "0e12ab34cd56";

  static final Map<String, String> VALUES =
      Map.of(
          "user_id", USER_ID,
          "bucket", "user-0e12ab34cd56-bucket",
          "instance_profile_arn", "arn:aws:iam::123456789012:instance-profile/pinflow",
          "warehouse_id", "1234567890abcdef",
          "service_principal", "00000000-0000-0000-0000-000000000000");

  private Deployment() {}

  /** The same with more, or others. */
  static Map<String, String> with(Map<String, String> more) {
    Map<String, String> values = new HashMap<>(VALUES);
    values.putAll(more);
    return values;
  }
}
