// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICopyChallenges} from "../../src/rights/ICopyChallenges.sol";
import {IDataRightsRegistry} from "../../src/rights/IDataRightsRegistry.sol";
import {ILineage} from "../../src/rights/ILineage.sol";
import {IRightsDisputes} from "../../src/rights/IRightsDisputes.sol";
import {RightsFixture} from "./RightsFixture.sol";

/// @title Five accounts that register, copy, sell, challenge, dispute and lie in any order; two TEE workers that answer or not.
/// @dev What must never succeed is checked where it would.
contract RightsActors is RightsFixture {
    uint256 private constant ACCOUNTS = 5;
    uint256 private constant WORKS = 6;
    uint256 public constant FUNDED = 500 ether;

    mapping(bytes32 call => uint256 count) public succeeded;
    /// @dev What the actors know of, in order.
    bytes32[] private commitments;
    address[] private committers;
    /// @dev Those that their authors made, and the works that they are about.
    address[] private authors;
    string[] private promised;
    mapping(uint40 number => string work) private works;
    mapping(uint40 number => uint256 timestamp) public committedAt;
    mapping(bytes32 instanceHash => uint40 number) public leastOf;
    mapping(uint40 number => IRightsDisputes.Standing) private standings;

    constructor() {
        deployNetwork(false);
        skip(DAY);
        openGroup(0);
        openGroup(1);
        for (uint256 i; i < ACCOUNTS; ++i) {
            fund(account(i), FUNDED);
        }
    }

    function commits(uint256 who, uint256 what) external {
        address owner = account(who);
        IDataRightsRegistry.Claim memory claim = claimOf(workOf(what));
        vm.prank(owner);
        try rights.commit(commitmentOf(owner, claim)) returns (uint40 number) {
            require(number == rights.lastNumber(), "numbers are not given in order");
            works[number] = workOf(what);
            committedAt[number] = vm.getBlockTimestamp();
            commitments.push(commitmentOf(owner, claim));
            committers.push(owner);
            authors.push(owner);
            promised.push(workOf(what));
            succeeded["commit"]++;
        } catch {}
    }

    /// @dev Somebody else's commitment, as the mempool shows it.
    function copiesACommitment(uint256 who, uint256 which) external {
        if (authors.length == 0) return;
        which %= authors.length;
        address owner = account(who);
        if (owner == authors[which]) return;
        bytes32 seen = commitmentOf(authors[which], claimOf(promised[which]));
        vm.prank(owner);
        try rights.commit(seen) returns (uint40) {
            commitments.push(seen);
            committers.push(owner);
            succeeded["copied commit"]++;
        } catch {}
    }

    /// @param who mostly the author of the commitment, at times another
    function reveals(uint256 which, uint256 who) external {
        if (authors.length == 0) return;
        which %= authors.length;
        address owner = who % 8 == 7 ? account(who / 8) : authors[which];
        IDataRightsRegistry.Claim memory claim = claimOf(promised[which]);
        IDataRightsRegistry.Commitment memory known = rights.pending(owner, commitmentOf(owner, claim));
        vm.prank(owner);
        try rights.reveal(claim, description(), 500, SALT) returns (uint40 number) {
            require(known.number == number && committedAt[number] != 0, "revealed what was not committed");
            require(vm.getBlockTimestamp() > committedAt[number], "revealed in the block of its commitment");
            require(vm.getBlockTimestamp() <= known.deadline, "revealed too late");
            require(certificates.ownerOf(number) == owner, "minted to another");
            uint40 least = leastOf[claim.instanceHash];
            if (least == 0 || number < least) leastOf[claim.instanceHash] = number;
            succeeded["reveal"]++;
        } catch {}
    }

    function forfeits(uint256 who, uint256 which) external {
        if (commitments.length == 0) return;
        which %= commitments.length;
        IDataRightsRegistry.Commitment memory known = rights.pending(committers[which], commitments[which]);
        vm.prank(account(who));
        try rights.forfeit(committers[which], commitments[which]) {
            require(vm.getBlockTimestamp() > known.deadline, "forfeited within the window");
            succeeded["forfeit"]++;
        } catch {}
    }

    function sells(uint256 which, uint256 from, uint256 to) external {
        uint40 number = pick(which);
        (IRightsDisputes.Standing standing, bool disputed) = disputes.statusOf(number);
        address holder = certificates.exists(number) ? certificates.ownerOf(number) : address(0);
        vm.prank(account(from));
        try certificates.transferFrom(holder, account(to), number) {
            require(holder == account(from), "sold by another than its holder");
            require(!disputed, "sold under dispute");
            require(standing != IRightsDisputes.Standing.Invented, "sold what is void");
            succeeded["sale"]++;
        } catch {}
    }

    function declares(uint256 which, uint256 parent, uint256 who, uint16 share, uint8 kind) external {
        ILineage.Edge[] memory edges = new ILineage.Edge[](1);
        edges[0] =
            ILineage.Edge(pick(parent), ILineage.Kind(bound(kind, 0, 5)), uint16(bound(share, 0, 6_000)), EVIDENCE);
        uint40 child = pick(which);
        address by = account(who);
        vm.prank(by);
        try lineage.declare(child, edges, new ILineage.Consent[](0)) {
            require(certificates.ownerOf(child) == by, "declared by another than the holder");
            require(
                edges[0].kind != ILineage.Kind.Licensed || certificates.ownerOf(edges[0].parent) == by,
                "licensed without consent"
            );
            succeeded["declare"]++;
        } catch {}
    }

    function challenges(uint256 newer, uint256 older) external {
        uint40 later = pick(newer);
        uint40 earlier = pick(older);
        try copies.challenge(later, earlier, claimOf(works[later]), claimOf(works[earlier])) {
            require(later > earlier, "the earlier one was flagged");
            require(keccak256(bytes(works[later])) == keccak256(bytes(works[earlier])), "strangers were flagged");
            succeeded["flag"]++;
        } catch {}
    }

    function clears(uint256 newer, uint256 older) external {
        uint40 earlier = pick(older);
        try copies.clear(pick(newer), earlier) {
            require(disputes.standingOf(earlier) == IRightsDisputes.Standing.Invented, "a true flag was cleared");
            succeeded["clear"]++;
        } catch {}
    }

    function opens(uint256 which, uint256 who) external {
        uint40 number = pick(which);
        vm.prank(account(who));
        try disputes.open(number) {
            succeeded["dispute"]++;
        } catch {}
    }

    function draws(uint256 which) external {
        uint40 number = pick(which);
        uint256 beat = disputes.disputeOf(number).drawBeat;
        try disputes.draw(number) {
            require(randomness.beatNumberAt(vm.getBlockTimestamp()) >= beat, "drawn before its beat");
            succeeded["draw"]++;
        } catch {}
    }

    function answers(uint256 which, uint256 who) external {
        uint40 number = pick(which);
        address by = account(who);
        vm.prank(by);
        try disputes.answer(number, capsule("keys")) {
            require(by == certificates.ownerOf(number) || by == certificates.creatorOf(number), "a stranger answered");
            succeeded["answer"]++;
        } catch {}
    }

    /// @param signer 0 and 1 are the workers, others are liars
    function judges(uint256 which, uint256 found, uint256 signer) external {
        uint40 number = pick(which);
        IRightsDisputes.Dispute memory dispute = disputes.disputeOf(number);
        IRightsDisputes.Verdict said = IRightsDisputes.Verdict(bound(found, 0, 3));
        signer = bound(signer, 0, 2);
        bytes memory signature = verdictBy(number, dispute, said, workerSigningKey(signer), disputes.domainSeparator());
        try disputes.conclude(number, said, EVIDENCE, signature) {
            require(signer + 1 == dispute.worker, "judged by another than the drawn worker");
            require(dispute.answerer != address(0), "judged without an answer");
            succeeded["verdict"]++;
            remember(number);
        } catch {}
    }

    function expires(uint256 which) external {
        uint40 number = pick(which);
        IRightsDisputes.Dispute memory dispute = disputes.disputeOf(number);
        try disputes.expire(number) {
            require(vm.getBlockTimestamp() > dispute.deadline, "expired early");
            require(disputes.standingOf(number) != IRightsDisputes.Standing.Invented, "void by silence");
            succeeded["expire"]++;
            remember(number);
        } catch {}
    }

    function passes(uint256 time) external {
        // mostly a beat or two, at times beyond every window
        skip(time % 4 == 0 ? bound(time, DAY, 8 * DAY) : bound(time, 1, 2 * BEAT));
    }

    function accounts() external pure returns (uint256) {
        return ACCOUNTS;
    }

    function account(uint256 index) public pure returns (address) {
        return vm.addr(secret("actor", index % ACCOUNTS));
    }

    function worker(uint256 index) external pure returns (address) {
        return workerAccount(index);
    }

    function world() external view returns (address[6] memory) {
        return
            [
                address(rights),
                address(certificates),
                address(copies),
                address(lineage),
                address(disputes),
                address(vault)
            ];
    }

    /// @notice Bonds of all commitments that are neither revealed nor forfeited.
    function bonds() external view returns (uint256 sum) {
        for (uint256 i; i < commitments.length; ++i) {
            bool seen;
            for (uint256 j; j < i && !seen; ++j) {
                seen = commitments[j] == commitments[i] && committers[j] == committers[i];
            }
            if (!seen) sum += rights.pending(committers[i], commitments[i]).bond;
        }
    }

    function treasury() external view returns (uint256) {
        return vault.balanceOf(GOVERNOR);
    }

    function standingRemembered(uint40 number) external view returns (IRightsDisputes.Standing) {
        return standings[number];
    }

    function workHash(uint40 number) external view returns (bytes32) {
        return keccak256(bytes(works[number]));
    }

    function instanceOf(uint256 what) external pure returns (bytes32) {
        return claimOf(workOf(what)).instanceHash;
    }

    /// @dev Confirmed and Invented are for ever.
    function remember(uint40 number) private {
        IRightsDisputes.Standing before = standings[number];
        IRightsDisputes.Standing after_ = disputes.standingOf(number);
        bool wasFinal = before == IRightsDisputes.Standing.Confirmed || before == IRightsDisputes.Standing.Invented;
        require(!wasFinal || before == after_, "a final standing changed");
        standings[number] = after_;
    }

    function pick(uint256 which) private view returns (uint40) {
        return uint40(bound(which, 0, uint256(rights.lastNumber()) + 1));
    }

    function workOf(uint256 what) private pure returns (string memory) {
        return vm.toString(what % WORKS);
    }
}
