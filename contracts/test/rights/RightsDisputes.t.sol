// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Parameter} from "../../src/governance/INetworkParameters.sol";
import {IRightsDisputes} from "../../src/rights/IRightsDisputes.sol";
import {IVault} from "../../src/token/IVault.sol";
import {RightsFixture} from "./RightsFixture.sol";

/// @title Disputes from their opening to every end they can have.
contract RightsDisputesTest is RightsFixture {
    uint40 private number;

    function setUp() external {
        deployRights();
        number = register(creator, "harbour");
    }

    /// @dev Fraud: an invented identifier. The worker recomputes another one from the stored file.
    function test_anInventedClaimCostsItsHolder() external {
        vm.expectEmit(address(disputes));
        emit IRightsDisputes.DisputeOpened(number, stranger, 1, DISPUTE_BOND, beatNow() + 1);
        uint16 worker = disputeAndDraw(number, stranger);
        assertEq(worker, 1);
        answer(number, creator);
        assertEq(vault.escrowOf(address(disputes)), 2 * DISPUTE_BOND);
        bytes memory signature = verdict(number, IRightsDisputes.Verdict.Invented);
        vm.expectEmit(address(disputes));
        emit IRightsDisputes.Judged(number, 1, 1, IRightsDisputes.Verdict.Invented, EVIDENCE);
        vm.expectEmit(address(disputes));
        emit IRightsDisputes.DisputeClosed(
            number, 1, IRightsDisputes.Standing.Invented, 2 * DISPUTE_BOND - WAGE, 0, WAGE
        );
        disputes.conclude(number, IRightsDisputes.Verdict.Invented, EVIDENCE, signature);
        assertBalances(1_000 ether - DISPUTE_BOND, 1_000 ether + DISPUTE_BOND - WAGE, WAGE);
        assertEq(uint256(disputes.standingOf(number)), uint256(IRightsDisputes.Standing.Invented));
        cannotOpen(IRightsDisputes.Standing.Invented);
    }

    function test_aTrueClaimCostsTheChallenger() external {
        settle(number, stranger, IRightsDisputes.Verdict.Confirmed);
        assertBalances(1_000 ether + DISPUTE_BOND - WAGE, 1_000 ether - DISPUTE_BOND, WAGE);
        cannotOpen(IRightsDisputes.Standing.Confirmed);
    }

    function test_whatCannotBeOpenedIsUnproven() external {
        settle(number, stranger, IRightsDisputes.Verdict.Unproven);
        assertBalances(1_000 ether - WAGE, 1_000 ether, WAGE);
        // and may be proven later, by its holder too
        settle(number, creator, IRightsDisputes.Verdict.Confirmed);
        assertEq(disputes.disputeOf(number).round, 2);
        assertBalances(1_000 ether - 2 * WAGE, 1_000 ether, 2 * WAGE);
    }

    function test_aSilentHolderIsUnprovenAndNothingWorse() external {
        disputeAndDraw(number, stranger);
        uint256 deadline = disputes.disputeOf(number).deadline;
        assertEq(deadline, vm.getBlockTimestamp() + 7 * DAY);
        vm.warp(deadline);
        vm.expectRevert(abi.encodeWithSelector(IRightsDisputes.TooEarly.selector, deadline, deadline));
        disputes.expire(number);
        skip(1);
        vm.expectRevert(abi.encodeWithSelector(IRightsDisputes.AnswerTooLate.selector, deadline, deadline + 1));
        answer(number, creator);
        vm.expectEmit(address(disputes));
        emit IRightsDisputes.DisputeClosed(number, 1, IRightsDisputes.Standing.Unproven, DISPUTE_BOND, 0, 0);
        disputes.expire(number);
        assertBalances(1_000 ether, 1_000 ether, 0);
        vm.prank(creator);
        certificates.transferFrom(creator, copier, number);
        nothingOpen();
    }

    function test_silentWorkersAreReplacedTwiceThenEverybodyGoes() external {
        openGroup(1);
        uint16 worker = disputeAndDraw(number, stranger);
        answer(number, creator);
        for (uint256 i; i < 3; ++i) {
            vm.expectPartialRevert(IRightsDisputes.TooEarly.selector);
            disputes.expire(number);
            vm.warp(uint256(disputes.disputeOf(number).deadline) + 1);
            vm.expectEmit(address(disputes));
            emit IRightsDisputes.WorkerSilent(number, worker, 1);
            disputes.expire(number);
            if (i == 2) break;
            vm.expectPartialRevert(IRightsDisputes.DisputeWithoutBeat.selector);
            disputes.draw(number);
            skip(BEAT);
            disputes.draw(number);
            uint16 next = disputes.disputeOf(number).worker;
            assertTrue(next != worker, "the silent one was drawn again");
            worker = next;
            // the other group has another key: the keys must be sealed anew, the bond stays
            assertEq(uint256(disputes.disputeOf(number).state), uint256(IRightsDisputes.State.Drawn));
            answer(number, creator);
            assertEq(vault.escrowOf(address(disputes)), 2 * DISPUTE_BOND);
        }
        assertBalances(1_000 ether, 1_000 ether, 0);
        assertEq(uint256(disputes.standingOf(number)), uint256(IRightsDisputes.Standing.Unchecked));
        nothingOpen();
    }

    function test_aHolderSilentAfterASecondDrawGetsItsBondBack() external {
        openGroup(1);
        disputeAndDraw(number, stranger);
        answer(number, creator);
        vm.warp(uint256(disputes.disputeOf(number).deadline) + 1);
        disputes.expire(number);
        skip(BEAT);
        disputes.draw(number);
        vm.warp(uint256(disputes.disputeOf(number).deadline) + 1);
        disputes.expire(number);
        assertEq(uint256(disputes.standingOf(number)), uint256(IRightsDisputes.Standing.Unproven));
        assertBalances(1_000 ether, 1_000 ether, 0);
        nothingOpen();
    }

    /// @dev Fraud: a holder with a worker that lies for it disputes itself, and stays silent or hands over keys that open nothing
    /// whenever another worker is drawn. Each attempt would cost gas, or a wage, until a false claim is confirmed for ever.
    function test_aHolderCannotWaitForAWorkerThatLiesForIt() external {
        openGroup(1);
        openGroup(2);
        uint16 worker = disputeAndDraw(number, stranger);
        for (uint256 i; i < 8; ++i) {
            if (i % 2 == 0) {
                vm.warp(uint256(disputes.disputeOf(number).deadline) + 1);
                disputes.expire(number);
            } else {
                answer(number, creator);
                judge(number, IRightsDisputes.Verdict.Unproven);
            }
            assertEq(disputes.disputeOf(number).worker, worker, "forgotten");
            assertEq(disputeAndDraw(number, stranger), worker, "another one was drawn");
        }
        // only a worker that is silent itself is replaced, and what comes after it stays
        answer(number, creator);
        vm.warp(uint256(disputes.disputeOf(number).deadline) + 1);
        disputes.expire(number);
        skip(BEAT);
        disputes.draw(number);
        uint16 second = disputes.disputeOf(number).worker;
        assertTrue(second != worker, "the silent one was drawn again");
        vm.warp(uint256(disputes.disputeOf(number).deadline) + 1);
        disputes.expire(number);
        assertEq(disputeAndDraw(number, stranger), second);
    }

    function test_aWorkerThatHasLeftIsNotWaitedFor() external {
        openGroup(1);
        uint16 worker = disputeAndDraw(number, stranger);
        vm.warp(uint256(disputes.disputeOf(number).deadline) + 1);
        disputes.expire(number);
        vm.prank(workerAccount(worker - 1));
        teeRegistry.retire(worker);
        uint16 other = disputeAndDraw(number, stranger);
        assertEq(other, 3 - worker);
        assertEq(disputes.disputeOf(number).tiKey, teeRegistry.currentKey(uint8(other - 1)));
    }

    /// @dev With one worker there is no other to draw; the answer stays, for its key is the same.
    function test_theOnlyWorkerIsDrawnAgain() external {
        disputeAndDraw(number, stranger);
        answer(number, creator);
        vm.warp(uint256(disputes.disputeOf(number).deadline) + 1);
        disputes.expire(number);
        skip(BEAT);
        disputes.draw(number);
        IRightsDisputes.Dispute memory dispute = disputes.disputeOf(number);
        assertEq(dispute.worker, 1);
        assertEq(uint256(dispute.state), uint256(IRightsDisputes.State.Answered));
        assertEq(dispute.deadline, vm.getBlockTimestamp() + 2 * DAY);
        judge(number, IRightsDisputes.Verdict.Confirmed);
    }

    function test_theDrawWaitsForABeatThatWasNotThere() external {
        vm.prank(stranger);
        disputes.open(number);
        uint32 beat = disputes.disputeOf(number).drawBeat;
        vm.expectRevert(abi.encodeWithSelector(IRightsDisputes.DisputeWithoutBeat.selector, number, beat));
        disputes.draw(number);
        vm.expectRevert(abi.encodeWithSelector(IRightsDisputes.TooEarly.selector, beat + 1_024, beatNow()));
        disputes.expire(number);
        skip(1_030 * BEAT);
        // the test's randomness keeps all beats: whoever can draw cannot ask for another beat
        vm.expectRevert(abi.encodeWithSelector(IRightsDisputes.TooEarly.selector, beat + 1_024, beatNow()));
        disputes.expire(number);
        vm.mockCall(
            address(randomness), abi.encodeCall(randomness.firstBeatFrom, (uint256(beat))), abi.encode(bytes32(0))
        );
        vm.expectRevert(abi.encodeWithSelector(IRightsDisputes.DisputeWithoutBeat.selector, number, beat));
        disputes.draw(number);
        disputes.expire(number);
        assertEq(disputes.disputeOf(number).drawBeat, beatNow() + 1);
        skip(BEAT);
        disputes.draw(number);
        assertEq(disputes.disputeOf(number).worker, 1);
    }

    function test_oneDisputeAtATime() external {
        vm.prank(stranger);
        disputes.open(number);
        vm.expectRevert(
            abi.encodeWithSelector(
                IRightsDisputes.DisputeStateWrong.selector,
                number,
                IRightsDisputes.State.None,
                IRightsDisputes.State.Open
            )
        );
        vm.prank(copier);
        disputes.open(number);
    }

    function test_nobodyDisputesWhatIsNotThere() external {
        uint40 pending = commit(creator, claimOf("unrevealed"));
        vm.expectRevert(abi.encodeWithSelector(IRightsDisputes.CertificateUnknown.selector, pending));
        disputes.open(pending);
        vm.expectRevert(
            abi.encodeWithSelector(
                IRightsDisputes.DisputeStateWrong.selector,
                number,
                IRightsDisputes.State.Open,
                IRightsDisputes.State.None
            )
        );
        disputes.expire(number);
        vm.expectPartialRevert(IRightsDisputes.DisputeStateWrong.selector);
        answer(number, creator);
        vm.expectPartialRevert(IRightsDisputes.DisputeStateWrong.selector);
        disputes.draw(number);
        vm.expectPartialRevert(IRightsDisputes.DisputeStateWrong.selector);
        disputes.conclude(number, IRightsDisputes.Verdict.Confirmed, EVIDENCE, new bytes(64));
    }

    function test_withoutABondNoDispute() external {
        vm.expectRevert(abi.encodeWithSelector(IVault.BalanceTooLow.selector, address(this), DISPUTE_BOND, 0));
        disputes.open(number);
    }

    function test_onlyHolderAndCreatorAnswer() external {
        disputeAndDraw(number, stranger);
        vm.expectRevert(abi.encodeWithSelector(IRightsDisputes.OnlyHolderOrCreator.selector, number, creator, stranger));
        answer(number, stranger);
        for (uint256 i; i < 4; ++i) {
            uint256 length = [uint256(207), 209, 176, 2_256][i];
            vm.expectRevert(abi.encodeWithSelector(IRightsDisputes.CapsuleLength.selector, 208, 2_224, length));
            vm.prank(creator);
            disputes.answer(number, new bytes(length));
        }
        vm.prank(creator);
        disputes.answer(number, new bytes(2_224)); // a file of 64 deals
    }

    /// @dev The creator answers for an escrow; a holder that can answer itself has the last word.
    function test_theHolderReplacesTheCreatorsAnswer() external {
        vm.prank(creator);
        certificates.transferFrom(creator, copier, number);
        disputeAndDraw(number, stranger);
        answer(number, creator);
        assertEq(vault.balanceOf(creator), 990 ether);
        uint256 deadline = disputes.disputeOf(number).deadline;
        bytes memory early = verdict(number, IRightsDisputes.Verdict.Unproven);
        skip(1);
        answer(number, copier);
        assertEq(vault.balanceOf(creator), 1_000 ether);
        assertEq(vault.balanceOf(copier), 990 ether);
        assertEq(disputes.disputeOf(number).deadline, deadline, "nobody prolongs");
        vm.expectRevert(abi.encodeWithSelector(IRightsDisputes.HolderHasAnswered.selector, number, copier));
        answer(number, creator);
        // what the worker said of the creator's keys is nothing about the holder's
        vm.expectPartialRevert(IRightsDisputes.VerdictRejected.selector);
        disputes.conclude(number, IRightsDisputes.Verdict.Unproven, EVIDENCE, early);
        answer(number, copier); // again, with other keys, for the same bond
        assertEq(vault.balanceOf(copier), 990 ether);
        judge(number, IRightsDisputes.Verdict.Confirmed);
        assertEq(vault.balanceOf(copier), 1_000 ether + DISPUTE_BOND - WAGE);
    }

    function test_onlyTheDrawnWorkersWordCounts() external {
        openGroup(1);
        uint16 worker = disputeAndDraw(number, stranger);
        answer(number, creator);
        IRightsDisputes.Dispute memory dispute = disputes.disputeOf(number);
        bytes32 domain = disputes.domainSeparator();
        uint256 right = workerSigningKey(worker - 1);
        refusedVerdict(verdictBy(number, dispute, confirmed(), workerSigningKey(2 - worker), domain));
        refusedVerdict(verdictBy(number, dispute, IRightsDisputes.Verdict.Invented, right, domain));
        refusedVerdict(verdictBy(number + 1, dispute, confirmed(), right, domain));
        refusedVerdict(verdictBy(number, dispute, confirmed(), right, lineageDomain()));
        dispute.round = 2;
        refusedVerdict(verdictBy(number, dispute, confirmed(), right, domain));
        bytes memory valid = verdict(number, confirmed());
        vm.expectRevert(abi.encodeWithSelector(IRightsDisputes.SignatureLength.selector, 64, 65));
        disputes.conclude(number, confirmed(), EVIDENCE, bytes.concat(valid, hex"1b"));
        vm.expectRevert(IRightsDisputes.VerdictMissing.selector);
        disputes.conclude(number, IRightsDisputes.Verdict.None, EVIDENCE, valid);
        disputes.conclude(number, confirmed(), EVIDENCE, valid);
    }

    /// @dev Replay: the verdict of an earlier dispute, and of another chain.
    function test_verdictsServeOnce() external {
        disputeAndDraw(number, stranger);
        answer(number, creator);
        bytes memory first = verdict(number, IRightsDisputes.Verdict.Unproven);
        disputes.conclude(number, IRightsDisputes.Verdict.Unproven, EVIDENCE, first);
        disputeAndDraw(number, stranger);
        answer(number, creator);
        vm.expectPartialRevert(IRightsDisputes.VerdictRejected.selector);
        disputes.conclude(number, IRightsDisputes.Verdict.Unproven, EVIDENCE, first);
        bytes memory second = verdict(number, confirmed());
        vm.chainId(1);
        vm.expectPartialRevert(IRightsDisputes.VerdictRejected.selector);
        disputes.conclude(number, confirmed(), EVIDENCE, second);
    }

    function test_bondsAreThoseOfTheOpening() external {
        disputeAndDraw(number, stranger);
        vm.prank(GOVERNOR);
        parameters.set(Parameter.DisputeBond, 500);
        answer(number, creator);
        judge(number, confirmed());
        assertBalances(1_000 ether + DISPUTE_BOND - WAGE, 1_000 ether - DISPUTE_BOND, WAGE);
    }

    function confirmed() private pure returns (IRightsDisputes.Verdict) {
        return IRightsDisputes.Verdict.Confirmed;
    }

    function beatNow() private view returns (uint32) {
        return uint32((vm.getBlockTimestamp() - GENESIS) / BEAT);
    }

    function cannotOpen(IRightsDisputes.Standing standing) private {
        vm.expectRevert(abi.encodeWithSelector(IRightsDisputes.StandingFinal.selector, number, standing));
        vm.prank(copier);
        disputes.open(number);
        nothingOpen();
    }

    function nothingOpen() private view {
        (, bool disputed) = disputes.statusOf(number);
        assertFalse(disputed);
        assertEq(vault.escrowOf(address(disputes)), 0);
    }

    function refusedVerdict(bytes memory signature) private {
        vm.expectPartialRevert(IRightsDisputes.VerdictRejected.selector);
        disputes.conclude(number, confirmed(), EVIDENCE, signature);
    }

    function lineageDomain() private view returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("cess4j"),
                keccak256("1"),
                block.chainid,
                address(lineage)
            )
        );
    }

    function assertBalances(uint256 holder, uint256 challenger, uint256 worker) private view {
        assertEq(vault.balanceOf(creator), holder, "holder");
        assertEq(vault.balanceOf(stranger), challenger, "challenger");
        assertEq(vault.balanceOf(workerAccount(0)) + vault.balanceOf(workerAccount(1)), worker, "worker");
    }
}
