// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deploy} from "../support/Deploy.sol";
import {IAttestationVerifier} from "../../src/proof/IAttestationVerifier.sol";
import {SoftwareAttestation} from "../../src/proof/SoftwareAttestation.sol";
import {Test} from "../support/Test.sol";

contract SoftwareAttestationTest is Test {
    uint256 private constant CURVE_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;
    address private constant SUBJECT = address(0x5B);
    bytes32 private constant KEYS = keccak256("keys");

    SoftwareAttestation private attestation;
    uint256 private authorityKey;

    function setUp() external {
        address authority;
        (authority, authorityKey) = makeAccount("authority");
        attestation = SoftwareAttestation(Deploy.create("SoftwareAttestation", abi.encode(authority)));
    }

    function test_acceptsTheAuthoritysReportAtLevelSoftware() external view {
        IAttestationVerifier.Level level = attestation.verify(SUBJECT, KEYS, _report(authorityKey, SUBJECT, KEYS));
        assertEq(uint256(level), uint256(IAttestationVerifier.Level.Software));
    }

    function test_digestIsEip712() external view {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("cess4j"),
                keccak256("1"),
                block.chainid,
                address(attestation)
            )
        );
        bytes32 message =
            keccak256(abi.encode(keccak256("Attestation(address subject,bytes32 keysDigest)"), SUBJECT, KEYS));
        assertEq(attestation.digest(SUBJECT, KEYS), keccak256(abi.encodePacked(hex"1901", domain, message)));
    }

    function test_refusesAnotherAuthority() external {
        bytes memory report = _report(0xBAD, SUBJECT, KEYS);
        _expectRejected("report is not the authority's");
        attestation.verify(SUBJECT, KEYS, report);
    }

    function test_refusesAReportForAnotherSubject() external {
        bytes memory report = _report(authorityKey, address(0xE7E), KEYS);
        _expectRejected("report is not the authority's");
        attestation.verify(SUBJECT, KEYS, report);
    }

    function test_refusesAReportOverOtherKeys() external {
        bytes memory report = _report(authorityKey, SUBJECT, keccak256("other keys"));
        _expectRejected("report is not the authority's");
        attestation.verify(SUBJECT, KEYS, report);
    }

    function test_refusesAReportOfAnotherChain() external {
        bytes memory report = _report(authorityKey, SUBJECT, KEYS);
        vm.chainId(4711);
        _expectRejected("report is not the authority's");
        attestation.verify(SUBJECT, KEYS, report);
    }

    function test_refusesTheMalleableTwin() external {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(authorityKey, attestation.digest(SUBJECT, KEYS));
        bytes memory twin = bytes.concat(r, bytes32(CURVE_ORDER - uint256(s)), bytes1(v == 27 ? 28 : 27));
        _expectRejected("report is no signature");
        attestation.verify(SUBJECT, KEYS, twin);
    }

    function testFuzz_refusesOtherBytes(bytes calldata report) external {
        vm.expectPartialRevert(IAttestationVerifier.AttestationRejected.selector);
        attestation.verify(SUBJECT, KEYS, report);
    }

    function test_refusesAReportOfAnotherLength() external {
        bytes memory report = bytes.concat(_report(authorityKey, SUBJECT, KEYS), hex"00");
        _expectRejected("report is no signature");
        attestation.verify(SUBJECT, KEYS, report);
    }

    function test_refusesToBeDeployedWithoutAuthority() external {
        vm.expectRevert(SoftwareAttestation.AuthorityMissing.selector);
        SoftwareAttestation(Deploy.create("SoftwareAttestation", abi.encode(address(0))));
    }

    function _report(uint256 key, address subject, bytes32 keysDigest) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, attestation.digest(subject, keysDigest));
        return bytes.concat(r, s, bytes1(v));
    }

    function _expectRejected(string memory cause) private {
        vm.expectRevert(abi.encodeWithSelector(IAttestationVerifier.AttestationRejected.selector, cause));
    }
}
