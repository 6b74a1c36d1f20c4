// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Vrf} from "../../src/consensus/Vrf.sol";
import {ConsensusFixture} from "./ConsensusFixture.sol";

/// @title Vrf as a contract of its own, to be measured alone.
contract VrfProbe {
    function verify(bytes32 message, bytes calldata keys, bytes calldata proofs) external view returns (bool) {
        return Vrf.verify(message, keys, proofs);
    }
}

/// @title What elections cost, at 11, 100 and 1,000 candidates: every call a transaction of its own, storage cold.
/// @dev Protocol.md section 7's reach: a VRF check of at most 170k gas alone, at most 60k a candidate in batches.
/// forge-config: default.isolate = true
contract R2sGasTest is ConsensusFixture {
    uint256 private constant BATCH = 64;
    uint256 private constant LIMIT = 16_777_216;

    function setUp() external {
        deployNetwork(false);
        skip(1 hours);
    }

    function test_aProofAlone() external {
        VrfProbe probe = new VrfProbe();
        bytes32 message = keccak256("seed");
        assertTrue(probe.verify(message, nodeKey(1), proofOf(1, message)));
        uint256 gas = vm.snapshotGasLastCall("r2s", "verify one VRF proof");
        assertLe(gas, 170_000);
    }

    function test_elevenProofs() external {
        VrfProbe probe = new VrfProbe();
        bytes32 message = keccak256("seed");
        bytes memory keys;
        bytes memory proofs;
        for (uint256 i = 1; i <= 11; i++) {
            keys = bytes.concat(keys, nodeKey(i));
            proofs = bytes.concat(proofs, proofOf(i, message));
        }
        assertTrue(probe.verify(message, keys, proofs));
        assertLe(vm.snapshotGasLastCall("r2s", "verify eleven VRF proofs"), 11 * 60_000);
    }

    function test_elevenCandidates() external {
        measure(11);
    }

    function test_hundredCandidates() external {
        measure(100);
    }

    /// @dev With CESS_CANDIDATES=10000 ten thousand: what a candidate costs must not depend on how many there are.
    function test_thousandCandidates() external {
        measure(vm.envOr("CESS_CANDIDATES", 1_000));
    }

    /// @dev A call of its own, whose memory is given back: a thousand proofs fill it otherwise.
    function submitBatch(uint256 first, uint256 last) external returns (uint256 gas) {
        (uint32[] memory nodes, bytes memory keys, bytes memory proofs) = batchOf(2, first, last);
        election.submit(nodes, keys, proofs);
        return vm.lastCallGas().gasTotalUsed;
    }

    function register(uint256 first, uint256 last) external {
        for (uint256 i = first; i <= last; i++) {
            addNode(i, 3_000 ether);
        }
    }

    /// @dev The second era's election: the list's words are in use, as they are ever after the first.
    function measure(uint256 count) private {
        for (uint256 i = 1; i <= count; i += BATCH) {
            this.register(i, i + BATCH - 1 < count ? i + BATCH - 1 : count);
        }
        elect(1, 1, count < 11 ? count : 11);
        openElection(2);
        uint256 sum;
        uint256 most;
        for (uint256 first = 1; first <= count; first += BATCH) {
            uint256 last = first + BATCH - 1 < count ? first + BATCH - 1 : count;
            uint256 gas = this.submitBatch(first, last);
            sum += gas;
            if (gas > most) most = gas;
        }
        string memory named = vm.toString(count);
        vm.snapshotValue("r2s", string.concat("submit a candidate, ", named, " stand"), sum / count);
        // A full batch shares its pairings among 64; eleven alone pay for theirs.
        assertLe(sum / count, count < BATCH ? 85_000 : 60_000);
        assertLe(most, LIMIT);
        startEra(3);
        election.conclude(2);
        uint256 concluded = vm.snapshotGasLastCall("r2s", string.concat("conclude, ", named, " stood"));
        assertLe(concluded, 1_000_000);
        assertEq(validatorSet.size(), 11);
        assertSetSound();
    }
}
