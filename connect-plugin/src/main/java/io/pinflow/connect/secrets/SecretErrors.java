package io.pinflow.connect.secrets;

import java.util.Set;

/** Every message about secrets: problem, cause, remedy. None holds a secret. */
final class SecretErrors {
  private SecretErrors() {}

  static String noRegion() {
    return "Must specify the AWS region of Secrets Manager: as the provider's param.region in the worker's"
        + " configuration, or in the environment as AWS_REGION.";
  }

  static String refused(String secret, int status, String type, String message) {
    return "Cannot read secret '"
        + secret
        + "' because Secrets Manager answered "
        + status
        + " "
        + type
        + ": "
        + message
        + ". Check its name and region, and that the worker's role may secretsmanager:GetSecretValue it.";
  }

  static String unreachable(String secret, String host, String reason) {
    return "Cannot read secret '"
        + secret
        + "' because "
        + host
        + " was not reached ("
        + reason
        + "). Check that the worker's subnets have NAT or an endpoint for Secrets Manager.";
  }

  static String noCredentials(String secret, String reason) {
    return "Cannot read secret '"
        + secret
        + "' because the worker has no AWS credentials ("
        + reason
        + "). Give it a role.";
  }

  static String notAnObject(String secret) {
    return "Cannot use secret '"
        + secret
        + "' because its text is no JSON object. Store it as key and value pairs, for example"
        + " username and password.";
  }

  static String noKey(String secret, String key, Set<String> keys) {
    return "Cannot find '"
        + key
        + "' in secret '"
        + secret
        + "' because it has only "
        + keys
        + ". Name one of those, or add it to the secret.";
  }
}
