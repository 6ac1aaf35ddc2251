package io.pinflow.cleaner;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import software.amazon.msk.auth.iam.IAMClientCallbackHandler;
import software.amazon.msk.auth.iam.IAMLoginModule;

/** Signs in as a client of MSK would and prints what it would send. */
final class MskIamProbe {
  private static final String MECHANISM = "AWS_MSK_IAM";
  private static final String BROKER = "b-1.example.c1.kafka.us-east-1.amazonaws.com";

  private MskIamProbe() {}

  public static void main(String[] arguments) throws Exception {
    new IAMLoginModule();
    IAMClientCallbackHandler handler = new IAMClientCallbackHandler();
    handler.configure(
        Map.of(),
        MECHANISM,
        List.of(
            new AppConfigurationEntry(
                IAMLoginModule.class.getName(), LoginModuleControlFlag.REQUIRED, Map.of())));
    SaslClient client =
        Sasl.createSaslClient(new String[] {MECHANISM}, null, "kafka", BROKER, Map.of(), handler);
    System.out.println(new String(client.evaluateChallenge(new byte[0]), StandardCharsets.UTF_8));
  }
}
