// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBeats} from "../../src/random/IBeats.sol";
import {ProverCurve} from "../support/ProverCurve.sol";
import {ConsensusFixture} from "./ConsensusFixture.sol";

/// @title The real heartbeat passes from the TEE workers to the validators that it elected.
contract ValidatorBeatsTest is ConsensusFixture {
    bytes16 private constant BEAT_PURPOSE = "CESS4J-VRF---V1_";

    function setUp() external {
        deployNetwork(true);
        openGroup(0);
        addNodes(4, 3_000 ether);
    }

    function test_theBeatsOfWorkersElectValidatorsWhoPostTheNext() external {
        electByBeat(1);
        startEra(3);
        uint256 number = beats.beatNumberAt(vm.getBlockTimestamp());
        uint256 node = memberOf(number);
        bytes memory proof = signWith(BEAT_PURPOSE, beats.messageFor(number), nodeSecret(node));
        beats.post(number, nodeKey(node), proof);
        (uint256 latest,) = beats.latest();
        assertEq(latest, number);
        // and their beats elect the next ones
        electBy(3);
        assertEq(validatorSet.size(), 4);
    }

    function test_aWorkerIsNoMemberOnceValidatorsAre() external {
        electByBeat(1);
        startEra(3);
        uint256 number = beats.beatNumberAt(vm.getBlockTimestamp());
        bytes memory key = ProverCurve.g2(scalar("worker vrf", 0));
        bytes memory proof = signWith(BEAT_PURPOSE, beats.messageFor(number), scalar("worker vrf", 0));
        vm.expectPartialRevert(IBeats.VrfKeyMismatch.selector);
        beats.post(number, key, proof);
    }

    /// @dev Proofs of elections are no beats, though the key is the same: the purpose of the hash differs.
    function test_aProofOfAnElectionIsNoBeat() external {
        electByBeat(1);
        startEra(3);
        uint256 number = beats.beatNumberAt(vm.getBlockTimestamp());
        uint256 node = memberOf(number);
        bytes memory key = nodeKey(node);
        bytes memory proof = proofOf(node, beats.messageFor(number));
        vm.expectRevert(abi.encodeWithSelector(IBeats.VrfProofRejected.selector, number));
        beats.post(number, key, proof);
    }

    /// @dev The TEE worker's beat is the seed.
    function electByBeat(uint256 era) private {
        (uint256 from,) = election.opening(era);
        vm.warp(from);
        uint256 number = beats.beatNumberAt(from);
        bytes memory key = ProverCurve.g2(scalar("worker vrf", 0));
        beats.post(number, key, signWith(BEAT_PURPOSE, beats.messageFor(number), scalar("worker vrf", 0)));
        submitNodes(era, 1, 4);
        startEra(era + 1);
        election.conclude(era);
    }

    function electBy(uint256 era) private {
        (uint256 from,) = election.opening(era);
        vm.warp(from);
        uint256 number = beats.beatNumberAt(from);
        uint256 node = memberOf(number);
        beats.post(number, nodeKey(node), signWith(BEAT_PURPOSE, beats.messageFor(number), nodeSecret(node)));
        submitNodes(era, 1, 4);
        startEra(era + 1);
        election.conclude(era);
    }

    function memberOf(uint256 number) private view returns (uint256 node) {
        (address account,) = beats.memberFor(number);
        node = 1;
        while (nodeAccount(node) != account) {
            node++;
        }
    }
}
