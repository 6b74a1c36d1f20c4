// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {RLP} from "@openzeppelin/contracts/utils/RLP.sol";
import {BlockHeaders} from "../../src/consensus/BlockHeaders.sol";
import {ICredit} from "../../src/consensus/ICredit.sol";
import {IR2sConduct} from "../../src/consensus/IR2sConduct.sol";
import {IR2sElection} from "../../src/consensus/IR2sElection.sol";
import {IR2sStaking} from "../../src/consensus/IR2sStaking.sol";
import {BesuHeaders} from "./BesuHeaders.sol";
import {ConsensusFixture} from "./ConsensusFixture.sol";
import {Headers} from "./Headers.sol";

/// @title Evidence from the headers of a real Besu network, whose four validators are nodes 1 to 4 here.
contract R2sConductTest is ConsensusFixture {
    bytes32 private constant PARENT_OF_SIX = BesuHeaders.FIVE_HASH;

    function setUp() external {
        deployNetwork(false);
        skip(1 hours);
        addNodes(4, 3_000 ether);
        startEra(1);
        vm.roll(20);
        vm.setBlockhash(4, parentOf(BesuHeaders.FIVE));
        vm.setBlockhash(5, BesuHeaders.FIVE_HASH);
        vm.setBlockhash(6, BesuHeaders.SIX_HASH);
        vm.setBlockhash(14, parentOf(BesuHeaders.FIFTEEN));
        vm.setBlockhash(15, BesuHeaders.FIFTEEN_HASH);
    }

    /// @dev Besu's validators, so that its own seals accuse our nodes.
    function validatorKey(uint256 i) internal pure override returns (uint256) {
        return i >= 1 && i <= 4 ? BesuHeaders.keyOf(i - 1) : super.validatorKey(i);
    }

    function genesisValidators() internal pure override returns (address[] memory) {
        return BesuHeaders.addresses();
    }

    // --- what a header is ---

    function test_besuHashesAndSealsAsWeDo() external pure {
        assertEq(keccak256(Headers.hashed(BesuHeaders.FIVE)), BesuHeaders.FIVE_HASH);
        assertEq(keccak256(Headers.hashed(BesuHeaders.SIX)), BesuHeaders.SIX_HASH);
        assertEq(keccak256(Headers.hashed(BesuHeaders.FIFTEEN)), BesuHeaders.FIFTEEN_HASH);
        assertEq(Headers.roundOf(BesuHeaders.FIFTEEN), 1);
    }

    // --- equivocation ---

    function test_twoBlocksOfOneHeightAndRoundCostTheNode() external {
        uint256 accused = sealerOf(BesuHeaders.SIX);
        bytes memory twin = Headers.signed(other(BesuHeaders.SIX, "fork"), 0, BesuHeaders.keyOf(accused));
        address reporter = address(0x4e9);
        vm.prank(reporter);
        conduct.proveEquivocation(BesuHeaders.SIX, 0, twin, 0);

        uint32 node = uint32(accused + 1);
        IR2sStaking.Node memory fined = staking.node(node);
        assertEq(uint256(fined.state), uint256(IR2sStaking.NodeState.Expelled));
        assertEq(fined.stake, 2_700 ether);
        assertEq(vault.balanceOf(reporter), 3 ether, "one per cent of the fine");
        assertEq(vault.balanceOf(GOVERNOR), 297 ether);
        assertEq(vault.escrowOf(address(staking)), 3 * 3_000 ether + 2_700 ether);
        assertEq(credit.faultsOf(node), 4);
        (uint256 stake,) = staking.standing(node, 1, staking.minimumStake());
        assertEq(stake, 0, "an expelled node stands");
        // once
        vm.expectRevert(abi.encodeWithSelector(IR2sConduct.EvidenceUsed.selector, BesuHeaders.addresses()[accused], 6));
        conduct.proveEquivocation(twin, 0, BesuHeaders.SIX, 0);
    }

    function test_anExpelledValidatorsSeatIsDrawnAnew() external {
        uint256 accused = sealerOf(BesuHeaders.SIX);
        bytes memory twin = Headers.signed(other(BesuHeaders.SIX, "fork"), 0, BesuHeaders.keyOf(accused));
        vm.expectEmit(true, false, false, false, address(election));
        emit IR2sElection.VacancyOpened(BesuHeaders.addresses()[accused], 0);
        conduct.proveEquivocation(BesuHeaders.SIX, 0, twin, 0);
    }

    function test_anHonestNodeThatSealsOneHeightInTwoRoundsIsSafe() external {
        uint256 key = BesuHeaders.keyOf(sealerOf(BesuHeaders.SIX));
        bytes memory next = Headers.signed(other(BesuHeaders.SIX, "round 1"), 1, key);
        vm.expectRevert(abi.encodeWithSelector(IR2sConduct.RoundsDiffer.selector, 0, 1));
        conduct.proveEquivocation(BesuHeaders.SIX, 0, next, 0);
        // the same block again in another round
        next = Headers.signed(BesuHeaders.SIX, 1, key);
        vm.expectRevert(abi.encodeWithSelector(IR2sConduct.RoundsDiffer.selector, 0, 1));
        conduct.proveEquivocation(BesuHeaders.SIX, 0, next, 0);
    }

    function test_oneBlockSealedOnceIsNoEvidence() external {
        vm.expectPartialRevert(IR2sConduct.SameBlock.selector);
        conduct.proveEquivocation(BesuHeaders.SIX, 0, BesuHeaders.SIX, 0);
        // nor with its seals in another order or left out
        bytes memory again = Headers.signed(BesuHeaders.SIX, 0, BesuHeaders.keyOf(sealerOf(BesuHeaders.SIX)));
        vm.expectPartialRevert(IR2sConduct.SameBlock.selector);
        conduct.proveEquivocation(BesuHeaders.SIX, 0, again, 0);
    }

    function test_sealsOfTwoKeysAreNoEvidence() external {
        uint256 accused = sealerOf(BesuHeaders.SIX);
        bytes memory twin = Headers.signed(other(BesuHeaders.SIX, "fork"), 0, BesuHeaders.keyOf((accused + 1) % 4));
        vm.expectPartialRevert(IR2sConduct.SealersDiffer.selector);
        conduct.proveEquivocation(BesuHeaders.SIX, 0, twin, 0);
    }

    function test_aForgedHeaderNamesSomebodyElse() external {
        // a real seal under an altered header recovers to a key that nobody has
        bytes memory forged = other(BesuHeaders.SIX, "forged");
        vm.expectPartialRevert(IR2sConduct.SealersDiffer.selector);
        conduct.proveEquivocation(BesuHeaders.SIX, 0, forged, 0);
    }

    function test_twoHeightsAreNoEvidence() external {
        uint256 key = BesuHeaders.keyOf(sealerOf(BesuHeaders.SIX));
        bytes memory five = Headers.signed(BesuHeaders.FIVE, 0, key);
        vm.expectRevert(abi.encodeWithSelector(IR2sConduct.HeightsDiffer.selector, 6, 5));
        conduct.proveEquivocation(BesuHeaders.SIX, 0, five, 0);
    }

    function test_headersOfAnotherChainAreNoEvidence() external {
        uint256 key = BesuHeaders.keyOf(0);
        bytes memory strange = Headers.replaced(BesuHeaders.SIX, Headers.PARENT, RLP.encode(keccak256("elsewhere")));
        bytes memory one = Headers.signed(strange, 0, key);
        bytes memory two = Headers.signed(other(strange, "fork"), 0, key);
        vm.expectRevert(
            abi.encodeWithSelector(
                BlockHeaders.HeaderNotOfChain.selector, 5, BesuHeaders.FIVE_HASH, keccak256("elsewhere")
            )
        );
        conduct.proveEquivocation(one, 0, two, 0);
    }

    function test_malformedHeadersAreNoEvidence() external {
        bytes memory cut = BesuHeaders.SIX;
        assembly ("memory-safe") {
            mstore(cut, sub(mload(cut), 1))
        }
        vm.expectRevert();
        conduct.proveEquivocation(cut, 0, BesuHeaders.SIX, 0);
        vm.expectRevert();
        conduct.proveEquivocation("", 0, "", 0);
        vm.expectRevert(abi.encodeWithSelector(BlockHeaders.HeaderMalformed.selector, 15, 0));
        conduct.proveEquivocation(hex"c0", 0, hex"c0", 0);
        vm.expectRevert(abi.encodeWithSelector(BlockHeaders.SealMissing.selector, 3, 3));
        conduct.proveEquivocation(BesuHeaders.SIX, 3, BesuHeaders.SIX, 0);
    }

    function test_aStrangersEquivocationIsNobodysBusiness() external {
        bytes memory one = Headers.signed(BesuHeaders.SIX, 0, 99);
        bytes memory two = Headers.signed(other(BesuHeaders.SIX, "fork"), 0, 99);
        vm.expectRevert(abi.encodeWithSelector(IR2sConduct.NoNode.selector, vm.addr(99)));
        conduct.proveEquivocation(one, 0, two, 0);
    }

    function test_aFineAfterTheExitTakesFromTheCoolingStake() external {
        uint256 accused = sealerOf(BesuHeaders.SIX);
        vm.prank(nodeAccount(accused + 1));
        staking.exit(uint32(accused + 1));
        bytes memory twin = Headers.signed(other(BesuHeaders.SIX, "fork"), 0, BesuHeaders.keyOf(accused));
        conduct.proveEquivocation(BesuHeaders.SIX, 0, twin, 0);
        assertEq(staking.node(uint32(accused + 1)).stake, 2_700 ether);
    }

    // --- absence ---

    function test_threeTurnsWithoutABlockCostALittleAndTheSeat() external {
        bytes[] memory headers = blocksWithout(2, 12);
        address absent = BesuHeaders.addresses()[2];
        vm.prank(address(0x4e9));
        conduct.proveAbsence(absent, headers);
        vm.snapshotGasLastCall("r2s", "prove an absence, 12 headers");
        assertEq(staking.node(3).stake, 2_979 ether);
        assertEq(credit.faultsOf(3), 1);
        skip(61);
        election.fill(absent); // no candidates, four validators: it stays
        assertTrue(validatorSet.contains(absent));
        // the same blocks accuse once
        vm.expectRevert(abi.encodeWithSelector(IR2sConduct.BlockTooOld.selector, 112, 100));
        conduct.proveAbsence(absent, headers);
    }

    function test_whoAuthoredOneOfTheBlocksIsNotAbsent() external {
        bytes[] memory headers = blocksWithout(2, 12);
        address present = BesuHeaders.addresses()[1];
        vm.expectPartialRevert(IR2sConduct.Authored.selector);
        conduct.proveAbsence(present, headers);
    }

    function test_refusesTooFewBlocksGapsForgeriesAndStrangers() external {
        address absent = BesuHeaders.addresses()[2];
        bytes[] memory headers = blocksWithout(2, 12);
        bytes[] memory few = new bytes[](11);
        for (uint256 i = 0; i < 11; i++) {
            few[i] = headers[i];
        }
        vm.expectRevert(abi.encodeWithSelector(IR2sConduct.TooFewBlocks.selector, 12, 11));
        conduct.proveAbsence(absent, few);
        bytes memory kept = headers[5];
        headers[5] = headers[4];
        vm.expectRevert(abi.encodeWithSelector(IR2sConduct.BlocksNotConsecutive.selector, 105, 104));
        conduct.proveAbsence(absent, headers);
        headers[5] = Headers.replaced(kept, Headers.BENEFICIARY, RLP.encode(address(1)));
        vm.expectPartialRevert(BlockHeaders.HeaderNotOfChain.selector);
        conduct.proveAbsence(absent, headers);
        vm.expectRevert(abi.encodeWithSelector(IR2sConduct.NotValidator.selector, address(5)));
        conduct.proveAbsence(address(5), headers);
    }

    function test_refusesBlocksOfTheSetBefore() external {
        addNode(5, 3_000 ether);
        bytes[] memory headers = blocksWithout(2, 15);
        vm.roll(114);
        elect(2, 1, 5);
        vm.roll(200);
        vm.expectRevert(abi.encodeWithSelector(IR2sConduct.BlockTooOld.selector, 115, 100));
        conduct.proveAbsence(BesuHeaders.addresses()[2], headers);
    }

    function test_onlyConductCountsFaults() external {
        vm.expectRevert(abi.encodeWithSelector(ICredit.OnlyConductCounts.selector, address(conduct), address(this)));
        credit.fault(1, 1);
    }

    // --- headers ---

    /// @dev Blocks 100 ... by the other three validators, in turns.
    function blocksWithout(uint256 absent, uint256 count) private returns (bytes[] memory headers) {
        headers = new bytes[](count);
        vm.roll(100 + count);
        uint256 turn;
        for (uint256 i = 0; i < count; i++) {
            if (turn % 4 == absent) turn++;
            address author = BesuHeaders.addresses()[turn++ % 4];
            headers[i] = Headers.make(BesuHeaders.SIX, keccak256("parent"), author, 100 + i, vm.getBlockTimestamp());
            vm.setBlockhash(100 + i, keccak256(headers[i]));
        }
    }

    function parentOf(bytes memory raw) private pure returns (bytes32) {
        return RLP.decodeBytes32(Headers.fields(raw)[Headers.PARENT]);
    }

    function other(bytes memory raw, string memory name) private pure returns (bytes memory) {
        return Headers.replaced(raw, Headers.STATE_ROOT, RLP.encode(keccak256(bytes(name))));
    }

    /// @dev Which validator made the first seal, found in the plain way.
    function sealerOf(bytes memory raw) private pure returns (uint256 index) {
        bytes memory first = RLP.decodeBytes(Headers.fields(Headers.extraOf(raw)[4])[0]);
        (bytes32 r, bytes32 s) = abi.decode(first, (bytes32, bytes32));
        address signer = ecrecover(Headers.digest(raw, Headers.roundOf(raw)), uint8(first[64]) + 27, r, s);
        while (BesuHeaders.addresses()[index] != signer) {
            index++;
        }
    }
}
