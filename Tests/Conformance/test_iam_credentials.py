"""MFA devices and console passwords through boto3: what users prove themselves with besides access keys."""
import base64
import concurrent.futures
import hashlib
import hmac
import io
import json
import struct
import time

import pytest
import zxingcpp
from PIL import Image

from harness.secrets import fresh_name, fresh_value
from harness.server import ACCOUNT
from test_iam import as_somebody, everything, policy, refusal

STEP = 30


@pytest.fixture
def iam(server):
    return server.client("iam")


@pytest.fixture
def name():
    return fresh_name().replace("/", "-")


@pytest.fixture
def unset(iam):
    """The account has no password policy, whatever other tests asked for."""
    try:
        iam.delete_account_password_policy()
    except iam.exceptions.NoSuchEntityException:
        pass


def code(seed, step):
    """RFC 6238, by hand."""
    digest = hmac.new(base64.b32decode(seed), struct.pack(">Q", step), hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def now():
    return int(time.time()) // STEP


def device_of(iam, name, behind=3):
    """A user with an MFA device, enabled by the codes of some steps ago, so that the present one's is fresh."""
    iam.create_user(UserName=name)
    made = iam.create_virtual_mfa_device(VirtualMFADeviceName=name, Tags=[{"Key": "of", "Value": name}])["VirtualMFADevice"]
    seed, serial = made["Base32StringSeed"], made["SerialNumber"]
    step = now() - behind
    iam.enable_mfa_device(UserName=name, SerialNumber=serial, AuthenticationCode1=code(seed, step), AuthenticationCode2=code(seed, step + 1))
    return serial, seed


def resynced(iam, name, serial, seed):
    """The device's clock is told by two codes ahead of now; the next code is the one after these."""
    step = now()
    iam.resync_mfa_device(
        UserName=name, SerialNumber=serial, AuthenticationCode1=code(seed, step - 1), AuthenticationCode2=code(seed, step))
    return step + 1


def test_a_camera_reads_the_seed(iam, name):
    made = iam.create_virtual_mfa_device(VirtualMFADeviceName=f"{name}+x")["VirtualMFADevice"]
    picture = Image.open(io.BytesIO(made["QRCodePNG"]))
    assert picture.format == "PNG"
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [
        f"otpauth://totp/{name}%2Bx%40{ACCOUNT}?secret={made['Base32StringSeed'].decode()}"]
    listed = iam.list_virtual_mfa_devices()["VirtualMFADevices"]
    assert all("QRCodePNG" not in device and "Base32StringSeed" not in device for device in listed)


def test_the_life_of_an_mfa_device(iam, name):
    iam.create_user(UserName=name)
    made = iam.create_virtual_mfa_device(VirtualMFADeviceName=name, Path="/phones/")["VirtualMFADevice"]
    serial, seed = made["SerialNumber"], made["Base32StringSeed"]
    assert serial == f"arn:aws:iam::{ACCOUNT}:mfa/phones/{name}"
    assert len(base64.b32decode(seed)) == 40
    assert refusal(iam.create_virtual_mfa_device, VirtualMFADeviceName=name, Path="/phones/") == (
        "EntityAlreadyExists", "MFADevice entity at the same path and name already exists.", 409)
    assert serial in [item["SerialNumber"] for item in everything(iam, "list_virtual_mfa_devices", "VirtualMFADevices", AssignmentStatus="Unassigned")]

    step = now() - 1
    wrong = {"AuthenticationCode1": code(seed, step), "AuthenticationCode2": code(seed, step + 2)}
    assert refusal(iam.enable_mfa_device, UserName=name, SerialNumber=serial, **wrong)[::2] == ("InvalidAuthenticationCode", 403)
    right = {"AuthenticationCode1": code(seed, step), "AuthenticationCode2": code(seed, step + 1)}
    iam.enable_mfa_device(UserName=name, SerialNumber=serial, **right)
    assert refusal(iam.enable_mfa_device, UserName=name, SerialNumber=serial, **right)[0] == "EntityAlreadyExists"
    [device] = iam.list_mfa_devices(UserName=name)["MFADevices"]
    assert (device["UserName"], device["SerialNumber"]) == (name, serial) and device["EnableDate"]
    assert iam.get_mfa_device(SerialNumber=serial)["UserName"] == name
    [assigned] = [item for item in everything(iam, "list_virtual_mfa_devices", "VirtualMFADevices", AssignmentStatus="Assigned")
                  if item["SerialNumber"] == serial]
    assert assigned["User"]["UserName"] == name and "Base32StringSeed" not in assigned

    iam.tag_mfa_device(SerialNumber=serial, Tags=[{"Key": "colour", "Value": "red"}, {"Key": "maker", "Value": "us"}])
    iam.untag_mfa_device(SerialNumber=serial, TagKeys=["maker"])
    assert iam.list_mfa_device_tags(SerialNumber=serial)["Tags"] == [{"Key": "colour", "Value": "red"}]

    assert refusal(iam.delete_virtual_mfa_device, SerialNumber=serial)[::2] == ("DeleteConflict", 409)
    assert refusal(iam.delete_user, UserName=name)[::2] == ("DeleteConflict", 409)
    iam.deactivate_mfa_device(UserName=name, SerialNumber=serial)
    assert refusal(iam.deactivate_mfa_device, UserName=name, SerialNumber=serial)[::2] == ("NoSuchEntity", 404)
    iam.delete_virtual_mfa_device(SerialNumber=serial)
    assert refusal(iam.get_mfa_device, SerialNumber=serial) == (
        "NoSuchEntity", f"VirtualMFADevice with serial number {serial} doesn't exist.", 404)
    iam.delete_user(UserName=name)


def test_a_session_with_mfa(server, iam, name):
    serial, seed = device_of(iam, name)
    iam.put_user_policy(UserName=name, PolicyName="mfa", PolicyDocument=policy(
        ["secretsmanager:*", "iam:ListMFADevices"], Bool={"aws:MultiFactorAuthPresent": "true"}))
    key = iam.create_access_key(UserName=name)["AccessKey"]
    sts, secrets = as_somebody(server, "sts", key), as_somebody(server, "secretsmanager", key)
    secret, value = fresh_name(), fresh_value()
    server.client("secretsmanager").create_secret(Name=secret, SecretString=value)
    assert refusal(secrets.get_secret_value, SecretId=secret)[0] == "AccessDeniedException"

    step = resynced(iam, name, serial, seed)
    failed = ("AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code. ", 403)
    assert refusal(sts.get_session_token, SerialNumber=serial, TokenCode=code(seed, step + 50)) == failed
    assert refusal(sts.get_session_token, SerialNumber=serial, TokenCode=code(seed, step - 1)) == failed  # Used before.
    assert refusal(sts.get_session_token, SerialNumber=serial + "x", TokenCode=code(seed, step)) == failed
    session = sts.get_session_token(SerialNumber=serial, TokenCode=code(seed, step))["Credentials"]
    assert refusal(sts.get_session_token, SerialNumber=serial, TokenCode=code(seed, step)) == failed  # No code is good twice.
    assert as_somebody(server, "secretsmanager", session).get_secret_value(SecretId=secret)["SecretString"] == value
    # With MFA a user's session may use IAM.
    assert as_somebody(server, "iam", session).list_mfa_devices()["MFADevices"][0]["SerialNumber"] == serial


def test_codes_cannot_be_guessed(server, iam, name):
    """A million codes are tried soon: after ten wrong ones not even the right one is taken for a while."""
    serial, seed = device_of(iam, name)
    sts = as_somebody(server, "sts", iam.create_access_key(UserName=name)["AccessKey"])
    step = resynced(iam, name, serial, seed)
    for ahead in range(10):
        assert refusal(sts.get_session_token, SerialNumber=serial, TokenCode=code(seed, step + 100 + ahead))[0] == "AccessDenied"
    assert refusal(sts.get_session_token, SerialNumber=serial, TokenCode=code(seed, step))[0] == "AccessDenied"


def test_a_role_that_wants_mfa(server, iam, name):
    serial, seed = device_of(iam, name)
    user = iam.get_user(UserName=name)["User"]["Arn"]
    role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"AWS": user}, "Action": "sts:AssumeRole",
        "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}]}))["Role"]["Arn"]
    sts = as_somebody(server, "sts", iam.create_access_key(UserName=name)["AccessKey"])
    assert refusal(sts.assume_role, RoleArn=role, RoleSessionName="plain")[0] == "AccessDenied"
    step = resynced(iam, name, serial, seed)
    assumed = sts.assume_role(RoleArn=role, RoleSessionName="proved", SerialNumber=serial, TokenCode=code(seed, step))
    assert assumed["AssumedRoleUser"]["Arn"].endswith(f"assumed-role/{name}/proved")


def test_console_passwords(server, iam, unset, name):
    iam.create_user(UserName=name)
    first, second = fresh_value() + "-Aa1", fresh_value() + "-Bb2"
    assert refusal(iam.get_login_profile, UserName=name) == (
        "NoSuchEntity", f"Login Profile for User {name} cannot be found.", 404)
    assert refusal(iam.create_login_profile, UserName=name, Password="aaaaaaaa")[::2] == ("PasswordPolicyViolation", 400)
    made = iam.create_login_profile(UserName=name, Password=first, PasswordResetRequired=True)["LoginProfile"]
    assert (made["UserName"], made["PasswordResetRequired"]) == (name, True)
    assert refusal(iam.create_login_profile, UserName=name, Password=first) == (
        "EntityAlreadyExists", f"Login Profile for user {name} already exists.", 409)
    iam.update_login_profile(UserName=name, PasswordResetRequired=False)
    assert iam.get_login_profile(UserName=name)["LoginProfile"]["PasswordResetRequired"] is False

    own = as_somebody(server, "iam", iam.create_access_key(UserName=name)["AccessKey"])
    assert refusal(own.change_password, OldPassword=first, NewPassword=second)[::2] == ("AccessDenied", 403)
    iam.put_user_policy(UserName=name, PolicyName="own", PolicyDocument=policy("iam:ChangePassword"))
    assert refusal(own.change_password, OldPassword=second, NewPassword=second) == ("AccessDenied", "The old password was incorrect.", 403)
    own.change_password(OldPassword=first, NewPassword=second)
    assert refusal(own.change_password, OldPassword=first, NewPassword=second)[0] == "AccessDenied"
    assert refusal(iam.change_password, OldPassword=first, NewPassword=second)[::2] == ("InvalidUserType", 400)

    assert refusal(iam.delete_user, UserName=name)[0] == "DeleteConflict"
    iam.delete_login_profile(UserName=name)
    assert refusal(iam.update_login_profile, UserName=name, Password=first)[0] == "NoSuchEntity"


def test_the_password_policy(server, iam, unset, name):
    missing = ("NoSuchEntity", f"The Password Policy with domain name {ACCOUNT} cannot be found.", 404)
    assert refusal(iam.get_account_password_policy) == missing
    iam.update_account_password_policy(
        MinimumPasswordLength=12, RequireSymbols=True, AllowUsersToChangePassword=True, MaxPasswordAge=90, PasswordReusePrevention=2)
    try:
        shown = iam.get_account_password_policy()["PasswordPolicy"]
        assert shown == {
            "MinimumPasswordLength": 12, "RequireSymbols": True, "RequireNumbers": False, "RequireUppercaseCharacters": False,
            "RequireLowercaseCharacters": False, "AllowUsersToChangePassword": True, "ExpirePasswords": True, "MaxPasswordAge": 90,
            "PasswordReusePrevention": 2, "HardExpiry": False}
        iam.create_user(UserName=name)
        words = [fresh_value()[:20] + f"-{number}" for number in range(4)]
        assert refusal(iam.create_login_profile, UserName=name, Password="short-1") == (
            "PasswordPolicyViolation", "Password should have a minimum length of 12", 400)
        assert refusal(iam.create_login_profile, UserName=name, Password="nosymbolinthis1") == (
            "PasswordPolicyViolation", "Password should have at least one symbol", 400)
        iam.create_login_profile(UserName=name, Password=words[0])
        # The account lets its users do it: no policy of theirs is needed.
        own = as_somebody(server, "iam", iam.create_access_key(UserName=name)["AccessKey"])
        own.change_password(OldPassword=words[0], NewPassword=words[1])
        assert refusal(own.change_password, OldPassword=words[1], NewPassword=words[0])[0] == "PasswordPolicyViolation"
        own.change_password(OldPassword=words[1], NewPassword=words[2])
        own.change_password(OldPassword=words[2], NewPassword=words[0])
        iam.update_account_password_policy()
        assert iam.get_account_password_policy()["PasswordPolicy"]["MinimumPasswordLength"] == 6
    finally:
        iam.delete_account_password_policy()
    assert refusal(iam.delete_account_password_policy) == missing


def test_many_guesses_at_once_are_no_more_than_one_by_one(server, iam, name):
    """Ten wrong passwords in five minutes, however many are sent together."""
    iam.create_user(UserName=name)
    iam.create_login_profile(UserName=name, Password="hush-Right-1-password")
    iam.put_user_policy(UserName=name, PolicyName="change", PolicyDocument=policy("iam:ChangePassword"))
    key = iam.create_access_key(UserName=name)["AccessKey"]
    client = as_somebody(server, "iam", key)

    def guess(number):
        return refusal(client.change_password, OldPassword=f"hush-wrong-{number}", NewPassword="hush-Other-1-password")[1]

    with concurrent.futures.ThreadPoolExecutor(20) as pool:
        told = list(pool.map(guess, range(40)))
    assert told.count("The old password was incorrect.") == 10
    assert told.count("Too many wrong passwords; wait five minutes.") == 30
