// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAttestationVerifier} from "../../src/proof/IAttestationVerifier.sol";
import {ITeeRegistry} from "../../src/proof/ITeeRegistry.sol";
import {IBeatMembers} from "../../src/random/IBeatMembers.sol";
import {Prover} from "../support/Prover.sol";
import {ProverCurve} from "../support/ProverCurve.sol";
import {ProverNetwork} from "../support/ProverNetwork.sol";

/// @title Who may register which keys, who is drawn and who counts for beats.
contract TeeRegistryTest is ProverNetwork {
    function setUp() external {
        deployNetwork("devnet");
    }

    // --- what holds ---

    function test_opensAGroup() external {
        (uint16 keyId, uint16 id) = openGroup(2, 1);
        assertEq(keyId, 1 << 2 | 2);
        assertEq(id, 1);
        ITeeRegistry.GroupKey memory key = groupKey(2, 1);
        ITeeRegistry.TiKey memory stored = registry.tiKey(keyId);
        assertEq(stored.id, keyId);
        assertEq(stored.group, 2);
        assertTrue(stored.current);
        assertEq(stored.pointsHash, keccak256(bytes.concat(key.x, key.a)));
        assertEq(registry.pointsHash(keyId), stored.pointsHash);
        assertEq(stored.srsDigest, key.srsDigest);
        assertEq(stored.sealKeyHash, keccak256(key.sealKey));
        assertEq(registry.currentKey(2), keyId);
        assertEq(registry.groupDigest(keyId), digestOf(key));
    }

    function test_keepsWhatAWorkerRegistered() external {
        openGroup(0, 1);
        ITeeRegistry.Worker memory worker = registry.worker(1);
        assertEq(worker.account, accountOf(1));
        assertEq(worker.signer, vm.addr(signerKey(1)));
        assertEq(registry.signerOf(1), worker.signer);
        assertEq(worker.vrfKeyHash, keccak256(vrfKeyOf(1)));
        assertEq(worker.endpoint, "https://worker.example:8443");
        assertEq(uint256(worker.level), uint256(IAttestationVerifier.Level.Software));
        assertTrue(worker.active);
        assertEq(registry.workerCount(), 1);
    }

    function test_joinsAGroup() external {
        openGroup(1, 1);
        assertEq(join(1, 2), 2);
        assertEq(registry.worker(2).group, 1);
    }

    function test_announcesKeysForIndexers() external {
        ITeeRegistry.GroupKey memory key = groupKey(0, 1);
        ITeeRegistry.WorkerRegistration memory registration = attested(0, 1, digestOf(key));
        vm.expectEmit(address(registry));
        emit ITeeRegistry.GroupKeyRegistered(4, 0, key.x, key.a, key.srsDigest, key.sealKey);
        vm.expectEmit(address(registry));
        emit ITeeRegistry.WorkerRegistered(
            1,
            0,
            accountOf(1),
            registration.signer,
            registration.vrfKey,
            registration.tlsKeyHash,
            registration.endpoint,
            IAttestationVerifier.Level.Software
        );
        vm.prank(accountOf(1));
        registry.openGroup(key, registration);
    }

    function test_gasOfOpeningAGroup() external {
        openGroup(0, 1);
        assertLt(vm.snapshotGasLastCall("tee-registry", "open a TEE group"), 1_500_000);
    }

    // --- group keys that must be refused ---

    function test_refusesASecondKeyForAGroup() external {
        openGroup(0, 1);
        _expectOpenRefused(groupKey(0, 2), 0, 2, abi.encodeWithSelector(ITeeRegistry.GroupHasKey.selector, 0, 4));
    }

    function test_refusesAFifthGroup() external {
        _expectOpenRefused(groupKey(4, 1), 4, 1, abi.encodeWithSelector(ITeeRegistry.GroupOutOfRange.selector, 3, 4));
    }

    function test_refusesPointsOfAnotherLength() external {
        ITeeRegistry.GroupKey memory key = groupKey(0, 1);
        key.x = new bytes(255);
        _expectOpenRefused(key, _lengthError("x", 256, 255));
        key = groupKey(0, 1);
        key.a = new bytes(257);
        _expectOpenRefused(key, _lengthError("a", 256, 257));
        key = groupKey(0, 1);
        key.srs1 = "";
        _expectOpenRefused(key, _lengthError("srs1", 128, 0));
        key = groupKey(0, 1);
        key.possession = new bytes(127);
        _expectOpenRefused(key, _lengthError("possession", 128, 127));
        key = groupKey(0, 1);
        key.sealKey = new bytes(96);
        _expectOpenRefused(key, _lengthError("sealKey", 48, 96));
    }

    function test_refusesInfinity() external {
        ITeeRegistry.GroupKey memory key = groupKey(0, 1);
        key.x = new bytes(256);
        _expectOpenRefused(key, _infinityError("x"));
        key = groupKey(0, 1);
        key.a = new bytes(256);
        _expectOpenRefused(key, _infinityError("a"));
        key = groupKey(0, 1);
        key.srs1 = new bytes(128);
        _expectOpenRefused(key, _infinityError("srs1"));
        key = groupKey(0, 1);
        key.sealKey = bytes.concat(hex"c0", new bytes(47));
        _expectOpenRefused(key, _infinityError("sealKey"));
        key.sealKey = new bytes(48);
        _expectOpenRefused(key, _infinityError("sealKey"));
    }

    function test_refusesPossessionWithoutX() external {
        ITeeRegistry.GroupKey memory key = groupKey(0, 1);
        key.possession = groupPossession(key, 0, 1, 4711);
        _expectOpenRefused(key, _possessionError("group key"));
    }

    /// @dev Somebody copies a published key with its possession.
    function test_refusesPossessionOfAnotherAccount() external {
        _expectOpenRefused(groupKey(0, 1), 0, 2, _possessionError("group key"));
    }

    function test_refusesPossessionForAnotherGroup() external {
        _expectOpenRefused(groupKey(0, 1), 1, 1, _possessionError("group key"));
    }

    function test_refusesPossessionOverAnotherSrs() external {
        ITeeRegistry.GroupKey memory key = groupKey(0, 1);
        key.srsDigest = keccak256("another SRS");
        _expectOpenRefused(key, _possessionError("group key"));
    }

    function test_refusesPossessionUnderAnotherPurpose() external {
        ITeeRegistry.GroupKey memory key = groupKey(0, 1);
        bytes32 message = registry.groupPossessionMessage(accountOf(1), 0, key.x, key.a, key.srsDigest);
        key.possession =
            ProverCurve.multiply(ProverCurve.hashToG1("CESS4J-PODR2-V1_", abi.encode(message)), Prover.scalar(0, "x"));
        _expectOpenRefused(key, _possessionError("group key"));
    }

    function test_refusesAnSrsOfAnotherAlpha() external {
        ITeeRegistry.GroupKey memory key = groupKey(0, 1);
        key.srs1 = ProverCurve.g1(4711);
        _expectOpenRefused(key, _possessionError("srs1"));
    }

    function test_refusesAnAOfAnotherAlpha() external {
        ITeeRegistry.GroupKey memory key = groupKey(0, 1);
        key.a = ProverCurve.g2(4711);
        key.possession = groupPossession(key, 0, 1, Prover.scalar(0, "x"));
        _expectOpenRefused(key, _possessionError("srs1"));
    }

    function test_refusesPointsOffTheirGroup() external {
        ITeeRegistry.GroupKey memory key = groupKey(0, 1);
        key.srs1 = ProverCurve.G1_OFF_SUBGROUP;
        _expectOpenRefused(key, _possessionError("srs1"));
        key = groupKey(0, 1);
        key.possession = ProverCurve.G1_OFF_SUBGROUP;
        _expectOpenRefused(key, _possessionError("group key"));
        key = groupKey(0, 1);
        key.x[255] ^= 0x01;
        _expectOpenRefused(key, _possessionError("group key"));
    }

    // --- workers that must be refused ---

    function test_refusesToJoinAGroupWithoutKey() external {
        _expectJoinRefused(registrationOf(2, 1), 1, abi.encodeWithSelector(ITeeRegistry.GroupWithoutKey.selector, 2));
        _expectJoinRefused(registrationOf(4, 1), 1, abi.encodeWithSelector(ITeeRegistry.GroupOutOfRange.selector, 3, 4));
    }

    function test_refusesVrfPossessionOfAnotherSecret() external {
        openGroup(0, 1);
        ITeeRegistry.WorkerRegistration memory registration = _joining(2);
        registration.vrfPossession = vrfPossession(2, 4711);
        _expectJoinRefused(registration, 2, _possessionError("vrfKey"));
    }

    function test_refusesACopiedVrfKey() external {
        openGroup(0, 1);
        ITeeRegistry.WorkerRegistration memory registration = _joining(2);
        (registration.vrfKey, registration.vrfPossession) = (vrfKeyOf(1), vrfPossession(1, vrfSecret(1)));
        _expectJoinRefused(registration, 2, _possessionError("vrfKey"));
    }

    function test_refusesAVrfKeyAtInfinity() external {
        openGroup(0, 1);
        ITeeRegistry.WorkerRegistration memory registration = _joining(2);
        (registration.vrfKey, registration.vrfPossession) = (new bytes(256), new bytes(128));
        _expectJoinRefused(registration, 2, _infinityError("vrfKey"));
    }

    function test_refusesAReportOfAnotherAuthority() external {
        openGroup(0, 1);
        ITeeRegistry.WorkerRegistration memory registration = _joining(2);
        registration.report = reportOf(accountOf(2), registration, registry.groupDigest(4), 0xBAD);
        _expectJoinRefused(registration, 2, _attestationError());
    }

    function test_refusesAReportOverOtherKeys() external {
        openGroup(0, 1);
        ITeeRegistry.WorkerRegistration memory registration = _joining(2);
        registration.tlsKeyHash = keccak256("swapped after the attestation");
        _expectJoinRefused(registration, 2, _attestationError());
        registration = _joining(2);
        registration.signer = address(0xE7E);
        _expectJoinRefused(registration, 2, _attestationError());
    }

    function test_refusesAReportOverAnotherGroupKey() external {
        openGroup(0, 1);
        openGroup(1, 2);
        ITeeRegistry.WorkerRegistration memory registration = attested(0, 3, registry.groupDigest(5));
        _expectJoinRefused(registration, 3, _attestationError());
    }

    function test_refusesTheReportOfAnotherAccount() external {
        openGroup(0, 1);
        ITeeRegistry.WorkerRegistration memory registration = registrationOf(0, 2);
        registration.report = reportOf(accountOf(3), registration, registry.groupDigest(4), AUTHORITY_KEY);
        _expectJoinRefused(registration, 2, _attestationError());
    }

    function test_refusesATakenSigner() external {
        openGroup(0, 1);
        ITeeRegistry.WorkerRegistration memory registration = _joining(2);
        registration.signer = vm.addr(signerKey(1));
        _expectJoinRefused(
            registration, 2, abi.encodeWithSelector(ITeeRegistry.WorkerSignerTaken.selector, registration.signer, 1)
        );
    }

    /// @dev The attestation of a retired worker cannot be used again: its signer is burnt.
    function test_refusesTheSignerOfARetiredWorker() external {
        openGroup(0, 1);
        join(0, 2);
        _retire(2);
        _expectJoinRefused(
            _joining(2), 2, abi.encodeWithSelector(ITeeRegistry.WorkerSignerTaken.selector, vm.addr(signerKey(2)), 2)
        );
    }

    function test_refusesASecondWorkerOfAnAccount() external {
        openGroup(0, 1);
        _expectJoinRefused(_joining(1), 1, abi.encodeWithSelector(ITeeRegistry.AccountTaken.selector, accountOf(1), 1));
    }

    function test_refusesMissingSignerTlsKeyAndEndpoint() external {
        openGroup(0, 1);
        ITeeRegistry.WorkerRegistration memory registration = _joining(2);
        registration.signer = address(0);
        _expectJoinRefused(registration, 2, abi.encodeWithSelector(ITeeRegistry.SignerMissing.selector));
        registration = _joining(2);
        registration.tlsKeyHash = 0;
        _expectJoinRefused(registration, 2, abi.encodeWithSelector(ITeeRegistry.TlsKeyMissing.selector));
        registration = _joining(2);
        registration.endpoint = "";
        _expectJoinRefused(registration, 2, abi.encodeWithSelector(ITeeRegistry.EndpointLength.selector, 1, 255, 0));
        registration.endpoint = string(new bytes(256));
        _expectJoinRefused(registration, 2, abi.encodeWithSelector(ITeeRegistry.EndpointLength.selector, 1, 255, 256));
    }

    function test_takesSixtyFourWorkersAndNoMore() external {
        openGroup(0, 1);
        for (uint256 worker = 2; worker <= 64; ++worker) {
            join(0, worker);
        }
        _expectJoinRefused(_joining(65), 65, abi.encodeWithSelector(ITeeRegistry.TooManyWorkers.selector, 64));
        assertEq(registry.memberCount(0), 64);
        _retire(7);
        _expectJoinRefused(_joining(65), 65, abi.encodeWithSelector(ITeeRegistry.TooManyWorkers.selector, 64));
        vm.warp(GENESIS + 3 * 60); // worker 7 counted until era 1: its seat is free in era 3
        join(0, 65);
        assertEq(registry.memberCount(3), 63);
        assertEq(registry.memberCount(4), 64);
        registry.drawWorker(keccak256("seed"), 0);
        assertLt(vm.snapshotGasLastCall("tee-registry", "draw one of 64 TEE workers"), 120_000);
    }

    // --- changes ---

    function test_changesTheEndpoint() external {
        openGroup(0, 1);
        vm.prank(accountOf(1));
        vm.expectEmit(address(registry));
        emit ITeeRegistry.EndpointChanged(1, keccak256("new"), "https://new.example:1");
        registry.changeEndpoint(1, keccak256("new"), "https://new.example:1");
        assertEq(registry.worker(1).endpoint, "https://new.example:1");
        assertEq(registry.worker(1).tlsKeyHash, keccak256("new"));
    }

    function test_refusesChangesByOthers() external {
        openGroup(0, 1);
        bytes memory refusal =
            abi.encodeWithSelector(ITeeRegistry.OnlyWorkerAccount.selector, 1, accountOf(1), address(this));
        vm.expectRevert(refusal);
        registry.retire(1);
        vm.expectRevert(refusal);
        registry.changeEndpoint(1, keccak256("new"), "https://new.example:1");
        vm.expectRevert(abi.encodeWithSelector(ITeeRegistry.WorkerUnknown.selector, 9));
        registry.retire(9);
    }

    function test_refusesToRetireTwice() external {
        openGroup(0, 1);
        _retire(1);
        vm.prank(accountOf(1));
        vm.expectRevert(abi.encodeWithSelector(ITeeRegistry.WorkerNotActive.selector, 1));
        registry.retire(1);
    }

    function test_refusesUnknownWorkers() external {
        vm.expectRevert(abi.encodeWithSelector(ITeeRegistry.WorkerUnknown.selector, 1));
        registry.worker(1);
        vm.expectRevert(abi.encodeWithSelector(ITeeRegistry.WorkerUnknown.selector, 0));
        registry.signerOf(0);
        vm.expectRevert(abi.encodeWithSelector(ITeeRegistry.GroupWithoutKey.selector, 0));
        registry.currentKey(0);
        assertEq(registry.pointsHash(4), bytes32(0));
    }

    // --- draws ---

    function test_drawsWorkersOfOneGroupOnly() external {
        openGroup(0, 1);
        openGroup(1, 2);
        join(0, 3);
        bool[4] memory seen;
        for (uint256 i = 0; i < 64; i++) {
            seen[registry.drawWorkerOf(0, keccak256(abi.encode(i)))] = true;
            assertEq(registry.drawWorkerOf(1, keccak256(abi.encode(i))), 2);
            assertEq(registry.drawWorkerOf(2, keccak256(abi.encode(i))), 0);
        }
        assertTrue(seen[1] && seen[3] && !seen[0] && !seen[2]);
        _retire(2);
        assertEq(registry.drawWorkerOf(1, "seed"), 0);
    }

    /// forge-config: default.fuzz.runs = 64
    function testFuzz_drawsActiveWorkersOtherThanTheExcluded(bytes32 seed, uint256 except) external {
        openGroup(0, 1);
        openGroup(1, 2);
        join(1, 3);
        _retire(2);
        except = bound(except, 0, 3);
        (uint16 drawn, uint16 keyId) = registry.drawWorker(seed, uint16(except));
        assertTrue(drawn == 1 || drawn == 3);
        assertNotEq(uint256(drawn), except);
        assertEq(keyId, drawn == 1 ? 4 : 5);
    }

    function test_drawsEveryWorker() external {
        openGroup(0, 1);
        join(0, 2);
        join(0, 3);
        uint256[4] memory seen;
        for (uint256 k; k < 60; ++k) {
            (uint16 drawn,) = registry.drawWorker(keccak256(abi.encode(k)), 0);
            ++seen[drawn];
        }
        assertGt(seen[1], 8);
        assertGt(seen[2], 8);
        assertGt(seen[3], 8);
    }

    function test_drawsNobodyWhereNobodyIsLeft() external {
        vm.expectRevert(ITeeRegistry.NoActiveWorker.selector);
        registry.drawWorker(0, 0);
        openGroup(0, 1);
        vm.expectRevert(ITeeRegistry.NoActiveWorker.selector);
        registry.drawWorker(0, 1);
        _retire(1);
        vm.expectRevert(ITeeRegistry.NoActiveWorker.selector);
        registry.drawWorker(0, 0);
    }

    // --- members of beats ---

    function test_genesisMembersCountAtOnce() external {
        openGroup(0, 1);
        join(0, 2);
        assertEq(registry.memberCount(0), 2);
        (address account, bytes32 keyHash) = registry.memberAt(0, 1);
        assertEq(account, accountOf(2));
        assertEq(keyHash, keccak256(vrfKeyOf(2)));
    }

    function test_laterMembersCountOneEraLater() external {
        openGroup(0, 1);
        vm.warp(GENESIS + 5 * 60 + 59);
        join(0, 2);
        assertEq(registry.worker(2).memberFromEra, 6);
        assertEq(registry.memberCount(5), 1);
        assertEq(registry.memberCount(6), 2);
    }

    function test_theFirstMemberOfALateNetworkCountsAtOnce() external {
        vm.warp(GENESIS + 5 * 60);
        openGroup(0, 1);
        join(0, 2);
        assertEq(registry.memberCount(5), 1);
        assertEq(registry.memberCount(6), 2);
    }

    function test_aRetiredMemberCountsUntilTheEraEnds() external {
        openGroup(0, 1);
        join(0, 2);
        vm.warp(GENESIS + 5 * 60);
        _retire(1);
        assertEq(registry.memberCount(5), 2);
        assertEq(registry.memberCount(6), 1);
        (address account,) = registry.memberAt(6, 0);
        assertEq(account, accountOf(2));
    }

    function test_aMemberThatLeavesBeforeItCountsNeverCounts() external {
        openGroup(0, 1);
        vm.warp(GENESIS + 5 * 60);
        join(0, 2);
        _retire(2);
        assertEq(registry.memberCount(5), 1);
        assertEq(registry.memberCount(6), 1);
    }

    function test_refusesMembersOutOfRange() external {
        openGroup(0, 1);
        vm.expectRevert(abi.encodeWithSelector(IBeatMembers.MemberUnknown.selector, 0, 1));
        registry.memberAt(0, 1);
    }

    // --- helpers ---

    function _joining(uint256 worker) private view returns (ITeeRegistry.WorkerRegistration memory) {
        return attested(0, worker, registry.groupDigest(4));
    }

    function _retire(uint16 worker) private {
        address account = registry.worker(worker).account;
        vm.prank(account);
        registry.retire(worker);
    }

    function _expectOpenRefused(ITeeRegistry.GroupKey memory key, bytes memory refusal) private {
        _expectOpenRefused(key, 0, 1, refusal);
    }

    function _expectOpenRefused(ITeeRegistry.GroupKey memory key, uint8 group, uint256 worker, bytes memory refusal)
        private
    {
        ITeeRegistry.WorkerRegistration memory registration = attested(group, worker, digestOf(key));
        vm.prank(accountOf(worker));
        vm.expectRevert(refusal);
        registry.openGroup(key, registration);
    }

    function _expectJoinRefused(
        ITeeRegistry.WorkerRegistration memory registration,
        uint256 worker,
        bytes memory refusal
    ) private {
        vm.prank(accountOf(worker));
        vm.expectRevert(refusal);
        registry.join(registration);
    }

    function _lengthError(string memory what, uint256 expected, uint256 actual) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ITeeRegistry.PointLength.selector, what, expected, actual);
    }

    function _infinityError(string memory what) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ITeeRegistry.KeyAtInfinity.selector, what);
    }

    function _possessionError(string memory what) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ITeeRegistry.PossessionRejected.selector, what);
    }

    function _attestationError() private pure returns (bytes memory) {
        return
            abi.encodeWithSelector(IAttestationVerifier.AttestationRejected.selector, "report is not the authority's");
    }
}
