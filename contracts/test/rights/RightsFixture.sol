// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDataRightsRegistry} from "../../src/rights/IDataRightsRegistry.sol";
import {IRightsDisputes} from "../../src/rights/IRightsDisputes.sol";
import {TeeWorkers} from "../support/TeeWorkers.sol";

/// @title A network with data rights, a creator, a copier and a stranger; everything is the product but the randomness.
abstract contract RightsFixture is TeeWorkers {
    uint256 internal constant DAY = 86_400;
    uint256 internal constant BEAT = 60;
    bytes32 internal constant SALT = keccak256("salt");
    uint256 internal constant REGISTRATION_BOND = 1 ether;
    uint256 internal constant DISPUTE_BOND = 10 ether;
    uint256 internal constant WAGE = 3 ether;
    bytes32 internal constant EVIDENCE = keccak256("what the worker computed");
    bytes32 internal constant IMAGE = keccak256("mdrc-image/1");

    uint256 internal creatorKey = secret("creator", 0);
    address internal creator = vm.addr(creatorKey);
    address internal copier = vm.addr(secret("copier", 0));
    address internal stranger = vm.addr(secret("stranger", 0));

    function deployRights() internal {
        deployNetwork(false);
        skip(DAY);
        openGroup(0);
        fund(creator, 1_000 ether);
        fund(copier, 1_000 ether);
        fund(stranger, 1_000 ether);
        vm.label(creator, "creator");
        vm.label(copier, "copier");
        vm.label(stranger, "stranger");
    }

    /// @notice The claim of a picture whose bytes and codes follow from its name.
    function claimOf(string memory work) internal pure returns (IDataRightsRegistry.Claim memory claim) {
        claim.fid = keccak256(abi.encode("fid", work));
        claim.instanceHash = keccak256(abi.encode("bytes", work));
        claim.identifier = uint256(keccak256(abi.encode("identifier", work)));
        claim.viewsRoot = keccak256(abi.encode("views", work));
        claim.keyCommitment = keccak256(abi.encode("key", work));
        claim.algorithm = IMAGE;
        claim.isccDigest = keccak256(abi.encode("iscc", work));
        claim.deal = 7;
        claim.mediaType = IDataRightsRegistry.MediaType.Image;
    }

    function description() internal pure returns (IDataRightsRegistry.Description memory) {
        return IDataRightsRegistry.Description({
            title: "Harbour at dusk",
            kind: "photograph",
            keywords: "harbour,dusk,boats",
            licence: keccak256("CC BY 4.0")
        });
    }

    function commit(address owner, IDataRightsRegistry.Claim memory claim) internal returns (uint40 number) {
        vm.prank(owner);
        return rights.commit(commitmentOf(owner, claim));
    }

    /// @dev Computed here, so that it stands between no cheatcode and the call it is for.
    function commitmentOf(address owner, IDataRightsRegistry.Claim memory claim) internal view returns (bytes32) {
        bytes32 digest = bytes32(uint256(keccak256(abi.encode(claim))) >> 16 << 16);
        return keccak256(abi.encode(owner, block.chainid, address(rights), digest, SALT));
    }

    function reveal(address owner, IDataRightsRegistry.Claim memory claim) internal returns (uint40 number) {
        vm.prank(owner);
        return rights.reveal(claim, description(), 500, SALT);
    }

    function register(address owner, IDataRightsRegistry.Claim memory claim) internal returns (uint40 number) {
        commit(owner, claim);
        skip(1);
        return reveal(owner, claim);
    }

    function register(address owner, string memory work) internal returns (uint40 number) {
        return register(owner, claimOf(work));
    }

    /// @notice From the opening of a dispute to its drawn worker.
    function disputeAndDraw(uint40 certificate, address challenger) internal returns (uint16 worker) {
        vm.prank(challenger);
        disputes.open(certificate);
        skip(BEAT);
        disputes.draw(certificate);
        return disputes.disputeOf(certificate).worker;
    }

    function capsule(string memory content) internal pure returns (bytes memory) {
        return bytes.concat(keccak256(bytes(content)), new bytes(176));
    }

    function answer(uint40 certificate, address by) internal {
        vm.prank(by);
        disputes.answer(certificate, capsule("keys"));
    }

    /// @notice The drawn worker's verdict on the dispute as it stands; worker n opened group n - 1.
    function verdict(uint40 certificate, IRightsDisputes.Verdict found) internal view returns (bytes memory signature) {
        IRightsDisputes.Dispute memory dispute = disputes.disputeOf(certificate);
        return verdictBy(certificate, dispute, found, workerSigningKey(dispute.worker - 1), disputes.domainSeparator());
    }

    function verdictBy(
        uint40 certificate,
        IRightsDisputes.Dispute memory dispute,
        IRightsDisputes.Verdict found,
        uint256 key,
        bytes32 domain
    ) internal view returns (bytes memory signature) {
        bytes32 content = keccak256(
            abi.encode(
                keccak256(
                    "Verdict(uint256 certificate,bytes32 claim,uint32 round,uint16 worker,address answerer,uint8 verdict,bytes32 evidence)"
                ),
                certificate,
                rights.claimOf(certificate),
                dispute.round,
                dispute.worker,
                dispute.answerer,
                found,
                EVIDENCE
            )
        );
        (bytes32 r, bytes32 vs) = vm.signCompact(key, keccak256(bytes.concat(hex"1901", domain, content)));
        return bytes.concat(r, vs);
    }

    function judge(uint40 certificate, IRightsDisputes.Verdict found) internal {
        disputes.conclude(certificate, found, EVIDENCE, verdict(certificate, found));
    }

    /// @notice A whole dispute with an answer.
    function settle(uint40 certificate, address challenger, IRightsDisputes.Verdict found) internal {
        disputeAndDraw(certificate, challenger);
        answer(certificate, certificates.ownerOf(certificate));
        judge(certificate, found);
    }
}
