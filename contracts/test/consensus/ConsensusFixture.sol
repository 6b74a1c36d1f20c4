// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Parameter} from "../../src/governance/INetworkParameters.sol";
import {IR2sStaking} from "../../src/consensus/IR2sStaking.sol";
import {ProverCurve} from "../support/ProverCurve.sol";
import {Uploads} from "../support/Uploads.sol";

/// @title Consensus nodes with real keys, stakes and proofs, on the whole network.
/// @dev Node i (from 1) has account, validator key and VRF secret derived from its number.
abstract contract ConsensusFixture is Uploads {
    uint256 internal constant ERA = 6 hours;
    uint256 internal constant MINIMUM = 3_000 ether;
    bytes16 internal constant VRF_PURPOSE = "CESS4J-R2S---V1_";

    /// @notice Nodes 1 ... count with `stake` each; node ids equal their numbers on a fresh network.
    function addNodes(uint256 count, uint96 stake) internal {
        for (uint256 i = 1; i <= count; i++) {
            addNode(i, stake);
        }
    }

    function addNode(uint256 i, uint96 stake) internal returns (uint32 node) {
        fund(nodeAccount(i), stake);
        IR2sStaking.Registration memory registration = registrationOf(i, stake);
        vm.prank(nodeAccount(i));
        return staking.register(registration);
    }

    function registrationOf(uint256 i, uint96 stake) internal view returns (IR2sStaking.Registration memory) {
        return IR2sStaking.Registration({
            validator: validatorOf(i),
            consent: consentOf(validatorKey(i), nodeAccount(i)),
            vrfKey: nodeKey(i),
            possession: possessionOf(i, nodeAccount(i)),
            stake: stake
        });
    }

    function nodeAccount(uint256 i) internal pure returns (address) {
        return vm.addr(secret("node account", i));
    }

    function validatorKey(uint256 i) internal pure virtual returns (uint256) {
        return secret("validator", i);
    }

    function validatorOf(uint256 i) internal pure returns (address) {
        return vm.addr(validatorKey(i));
    }

    function nodeSecret(uint256 i) internal pure returns (uint256) {
        return scalar("node vrf", i);
    }

    function nodeKey(uint256 i) internal view returns (bytes memory) {
        return ProverCurve.g2(nodeSecret(i));
    }

    function possessionOf(uint256 i, address account) internal view returns (bytes memory) {
        return signWith("CESS4J-R2SPOPV1_", staking.possessionMessage(account, nodeKey(i)), nodeSecret(i));
    }

    function consentOf(uint256 key, address account) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, staking.consentDigest(account));
        return abi.encodePacked(r, s, v);
    }

    // --- elections ---

    /// @notice Moves to the last epoch of `era`, one beat in, so that its seed is there.
    function openElection(uint256 era) internal {
        (uint256 from,) = election.opening(era);
        vm.warp(from);
    }

    function proofOf(uint256 i, bytes32 message) internal view returns (bytes memory) {
        return signWith(VRF_PURPOSE, message, nodeSecret(i));
    }

    /// @notice Calldata of a submission of nodes first ... last.
    function batchOf(uint256 era, uint256 first, uint256 last)
        internal
        view
        returns (uint32[] memory nodes, bytes memory keys, bytes memory proofs)
    {
        bytes32 message = election.messageOf(era);
        nodes = new uint32[](last - first + 1);
        for (uint256 i = first; i <= last; i++) {
            nodes[i - first] = uint32(i);
            keys = bytes.concat(keys, nodeKey(i));
            proofs = bytes.concat(proofs, proofOf(i, message));
        }
    }

    function submitNodes(uint256 era, uint256 first, uint256 last) internal {
        (uint32[] memory nodes, bytes memory keys, bytes memory proofs) = batchOf(era, first, last);
        election.submit(nodes, keys, proofs);
    }

    /// @notice Elects nodes first ... last in `era` and concludes at the start of the next.
    function elect(uint256 era, uint256 first, uint256 last) internal {
        openElection(era);
        submitNodes(era, first, last);
        startEra(era + 1);
        election.conclude(era);
    }

    function startEra(uint256 era) internal {
        vm.warp(GENESIS + era * ERA);
    }

    function setParameter(Parameter parameter, uint256 value) internal {
        vm.prank(GOVERNOR);
        parameters.set(parameter, value);
    }

    /// @notice The set is what the engine must always find.
    function assertSetSound() internal view {
        address[] memory validators = validatorSet.getValidators();
        assertGe(validators.length, 1, "an empty set");
        assertGe(validators.length, validatorSet.safeSize(), "a set below the safe size");
        for (uint256 i = 1; i < validators.length; i++) {
            assertTrue(validators[i - 1] < validators[i], "a set out of order or with duplicates");
        }
    }
}
