// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deploy} from "./Deploy.sol";
import {Directory} from "../../src/governance/Directory.sol";
import {NetworkParameters} from "../../src/governance/NetworkParameters.sol";
import {ITeeRegistry} from "../../src/proof/ITeeRegistry.sol";
import {SoftwareAttestation} from "../../src/proof/SoftwareAttestation.sol";
import {TeeRegistry} from "../../src/proof/TeeRegistry.sol";
import {Beats} from "../../src/random/Beats.sol";
import {Profile} from "./Profile.sol";
import {Prover} from "./Prover.sol";
import {ProverCurve} from "./ProverCurve.sol";
import {Test} from "./Test.sol";

/// @title A network of the real registry, beats and attestation, and enclaves whose secrets the test knows.
/// @dev Worker w has account, signer and VRF secret derived from its number; group g has the secrets of Prover.teeKey(g).
abstract contract ProverNetwork is Test {
    uint256 internal constant GENESIS = 1_800_000_000;
    uint256 internal constant AUTHORITY_KEY = 0xA11CE;

    NetworkParameters internal parameters;
    SoftwareAttestation internal attestation;
    TeeRegistry internal registry;
    Beats internal beats;
    Directory internal directory;

    function deployNetwork(string memory profile) internal {
        vm.warp(GENESIS);
        parameters = NetworkParameters(
            Deploy.create(
                "NetworkParameters",
                abi.encode(profile, Profile.constants(profile, GENESIS), Profile.values(profile), address(1))
            )
        );
        attestation = SoftwareAttestation(Deploy.create("SoftwareAttestation", abi.encode(vm.addr(AUTHORITY_KEY))));
        uint256 nonce = vm.getNonce(address(this));
        bytes32[] memory names = new bytes32[](5);
        address[] memory addresses = new address[](5);
        (names[0], addresses[0]) = ("NetworkParameters", address(parameters));
        (names[1], addresses[1]) = ("AttestationVerifier", address(attestation));
        (names[2], addresses[2]) = ("TeeRegistry", vm.computeCreateAddress(address(this), nonce + 1));
        (names[3], addresses[3]) = ("Beats", vm.computeCreateAddress(address(this), nonce + 2));
        (names[4], addresses[4]) = ("BeatMembers", addresses[2]);
        directory = Directory(Deploy.create("Directory", abi.encode(names, addresses, address(1))));
        registry = TeeRegistry(Deploy.create("TeeRegistry", abi.encode(directory)));
        beats = Beats(Deploy.create("Beats", abi.encode(directory)));
        assertEq(addresses[3], address(beats), "predicted");
    }

    // --- workers ---

    function accountOf(uint256 worker) internal pure returns (address) {
        return vm.addr(Prover.scalar(worker, "account") >> 2);
    }

    function signerKey(uint256 worker) internal pure returns (uint256) {
        return Prover.scalar(worker, "signer") >> 2;
    }

    function vrfSecret(uint256 worker) internal pure returns (uint256) {
        return Prover.scalar(worker, "vrf");
    }

    function vrfKeyOf(uint256 worker) internal view returns (bytes memory) {
        return ProverCurve.g2(vrfSecret(worker));
    }

    /// @notice Opens group `group` with worker `worker`.
    function openGroup(uint8 group, uint256 worker) internal returns (uint16 tiKey, uint16 id) {
        ITeeRegistry.GroupKey memory key = groupKey(group, worker);
        ITeeRegistry.WorkerRegistration memory registration = attested(group, worker, digestOf(key));
        vm.prank(accountOf(worker));
        return registry.openGroup(key, registration);
    }

    function join(uint8 group, uint256 worker) internal returns (uint16) {
        ITeeRegistry.WorkerRegistration memory registration =
            attested(group, worker, registry.groupDigest(registry.currentKey(group)));
        vm.prank(accountOf(worker));
        return registry.join(registration);
    }

    function groupKey(uint8 group, uint256 worker) internal view returns (ITeeRegistry.GroupKey memory key) {
        Prover.TeeKey memory secrets = Prover.teeKey(4 + group, group, 2);
        key.x = Prover.slice(secrets.points, 0, 256);
        key.a = Prover.slice(secrets.points, 256, 256);
        key.srs1 = secrets.srs[1];
        key.srsDigest = keccak256(abi.encode("srs", group));
        key.possession = groupPossession(key, group, worker, secrets.x);
        key.sealKey = bytes.concat(hex"97", new bytes(47));
    }

    function groupPossession(ITeeRegistry.GroupKey memory key, uint8 group, uint256 worker, uint256 x)
        internal
        view
        returns (bytes memory)
    {
        bytes32 message = registry.groupPossessionMessage(accountOf(worker), group, key.x, key.a, key.srsDigest);
        return ProverCurve.multiply(ProverCurve.hashToG1("CESS4J-TPOP--V1_", abi.encode(message)), x);
    }

    function registrationOf(uint8 group, uint256 worker)
        internal
        view
        returns (ITeeRegistry.WorkerRegistration memory registration)
    {
        registration.group = group;
        registration.signer = vm.addr(signerKey(worker));
        registration.vrfKey = vrfKeyOf(worker);
        registration.vrfPossession = vrfPossession(worker, vrfSecret(worker));
        registration.tlsKeyHash = keccak256(abi.encode("tls", worker));
        registration.endpoint = "https://worker.example:8443";
    }

    function attested(uint8 group, uint256 worker, bytes32 groupDigest)
        internal
        view
        returns (ITeeRegistry.WorkerRegistration memory registration)
    {
        registration = registrationOf(group, worker);
        registration.report = reportOf(accountOf(worker), registration, groupDigest, AUTHORITY_KEY);
    }

    function reportOf(
        address account,
        ITeeRegistry.WorkerRegistration memory registration,
        bytes32 groupDigest,
        uint256 authorityKey
    ) internal view returns (bytes memory) {
        bytes32 digest = attestation.digest(account, registry.keysDigest(account, registration, groupDigest));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(authorityKey, digest);
        return bytes.concat(r, s, bytes1(v));
    }

    function vrfPossession(uint256 worker, uint256 secret) internal view returns (bytes memory) {
        bytes32 message = registry.vrfPossessionMessage(accountOf(worker), vrfKeyOf(worker));
        return ProverCurve.multiply(ProverCurve.hashToG1("CESS4J-VPOP--V1_", abi.encode(message)), secret);
    }

    function digestOf(ITeeRegistry.GroupKey memory key) internal pure returns (bytes32) {
        return keccak256(bytes.concat(key.x, key.a, key.srsDigest, key.sealKey));
    }

    // --- beats ---

    /// @notice The first instant of a beat's interval.
    function opensAt(uint256 number) internal view returns (uint256) {
        return GENESIS + number * parameters.constants().beatSeconds;
    }

    function beatProof(uint256 worker, bytes32 message) internal view returns (bytes memory) {
        return ProverCurve.multiply(ProverCurve.hashToG1("CESS4J-VRF---V1_", abi.encode(message)), vrfSecret(worker));
    }

    /// @notice Which of the workers 1 ... `workers` is the member of beat `number`.
    function workerFor(uint256 number, uint256 workers) internal view returns (uint256) {
        (address account,) = beats.memberFor(number);
        for (uint256 worker = 1; worker <= workers; ++worker) {
            if (accountOf(worker) == account) return worker;
        }
        revert("no worker of the test");
    }

    /// @notice Posts beat `number` with the right key and proof, now.
    function postNow(uint256 number, uint256 workers) internal returns (bytes32 beat) {
        uint256 worker = workerFor(number, workers);
        bytes memory key = vrfKeyOf(worker);
        bytes memory proof = beatProof(worker, beats.messageFor(number));
        beats.post(number, key, proof);
        (, beat) = beats.latest();
    }

    /// @notice Moves to the beat's interval and posts it.
    function postInTime(uint256 number, uint256 workers) internal returns (bytes32) {
        vm.warp(opensAt(number));
        return postNow(number, workers);
    }
}
