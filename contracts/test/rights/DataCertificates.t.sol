// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IDataCertificates} from "../../src/rights/IDataCertificates.sol";
import {IRightsDisputes} from "../../src/rights/IRightsDisputes.sol";
import {HostileReceiver} from "./Receivers.sol";
import {RightsFixture} from "./RightsFixture.sol";

/// @title Certificates as tokens: who may hand them on, when, and to whom.
contract DataCertificatesTest is RightsFixture {
    uint40 private number;

    function setUp() external {
        deployRights();
        number = register(creator, "harbour");
    }

    function test_theCreatorStaysWhoRegistered() external {
        move(creator, copier);
        assertEq(certificates.ownerOf(number), copier);
        assertEq(certificates.creatorOf(number), creator);
        move(copier, stranger);
        assertEq(certificates.creatorOf(number), creator);
        (address receiver, uint256 amount) = certificates.royaltyInfo(number, 10 ether);
        assertEq(receiver, creator);
        assertEq(amount, 0.5 ether);
    }

    function test_interfacesAndNames() external view {
        assertTrue(certificates.supportsInterface(type(IERC721).interfaceId));
        assertTrue(certificates.supportsInterface(type(IERC2981).interfaceId));
        assertTrue(certificates.supportsInterface(type(IERC165).interfaceId));
        assertFalse(certificates.supportsInterface(0xffffffff));
        assertEq(certificates.symbol(), "MDRC");
        assertEq(certificates.tokenURI(number), "cess:certificate/1");
    }

    function test_onlyTheRegistryMints() external {
        vm.expectRevert(abi.encodeWithSelector(IDataCertificates.OnlyRegistry.selector, address(rights), address(this)));
        certificates.mint(address(this), 99);
    }

    /// @dev Auctions would have no seller to give it back to.
    function test_aCertificateSentToAuctionsWithoutAnAuctionIsRefused() external {
        vm.prank(creator);
        certificates.approve(stranger, number);
        for (uint256 i; i < 2; ++i) {
            address by = i == 0 ? creator : stranger;
            bytes memory refusal =
                abi.encodeWithSelector(IDataCertificates.CustodyWithoutAuction.selector, number, address(auctions), by);
            vm.expectRevert(refusal);
            vm.prank(by);
            certificates.transferFrom(creator, address(auctions), number);
            vm.expectRevert(refusal);
            vm.prank(by);
            certificates.safeTransferFrom(creator, address(auctions), number);
        }
        vm.startPrank(creator);
        certificates.approve(address(auctions), number);
        auctions.start(number, 1, 3_600);
        auctions.cancel(number);
        vm.stopPrank();
        assertEq(certificates.ownerOf(number), creator);
    }

    /// @dev Fraud: sold twice. Who was the holder has no say any more.
    function test_whatWasSoldCannotBeSoldAgain() external {
        vm.prank(creator);
        certificates.approve(address(this), number);
        move(creator, copier);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, creator, number));
        vm.prank(creator);
        certificates.transferFrom(creator, stranger, number);
        // nor does what was approved before the sale survive it
        vm.expectRevert(
            abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, address(this), number)
        );
        certificates.transferFrom(copier, stranger, number);
    }

    /// @dev Fraud: sold while under dispute, by holder or by an approved market.
    function test_disputedCertificatesStay() external {
        vm.prank(creator);
        certificates.approve(address(this), number);
        vm.prank(copier);
        disputes.open(number);
        bytes memory refusal = abi.encodeWithSelector(IDataCertificates.CertificateDisputed.selector, number);
        vm.expectRevert(refusal);
        move(creator, stranger);
        vm.expectRevert(refusal);
        certificates.transferFrom(creator, stranger, number);
        vm.prank(creator);
        vm.expectRevert(refusal);
        certificates.safeTransferFrom(creator, stranger, number);

        skip(BEAT);
        disputes.draw(number);
        answer(number, creator);
        judge(number, IRightsDisputes.Verdict.Confirmed);
        move(creator, stranger);
        assertEq(certificates.ownerOf(number), stranger);
    }

    function test_inventedCertificatesStayForEver() external {
        settle(number, copier, IRightsDisputes.Verdict.Invented);
        vm.expectRevert(abi.encodeWithSelector(IDataCertificates.CertificateVoid.selector, number));
        move(creator, stranger);
    }

    function test_royaltyOfWhatDoesNotExist() external {
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 99));
        certificates.royaltyInfo(99, 1 ether);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, 99));
        certificates.creatorOf(99);
    }

    /// @dev Fraud: a receiver that hands the certificate on, or disputes it, while it gets it.
    function test_aReceiverThatCallsBackFindsEverythingWritten() external {
        HostileReceiver receiver = new HostileReceiver();
        fund(address(receiver), 100 ether);
        receiver.plan(address(certificates), abi.encodeCall(IERC721.transferFrom, (address(receiver), copier, number)));
        vm.prank(creator);
        certificates.safeTransferFrom(creator, address(receiver), number);
        assertEq(certificates.ownerOf(number), copier, "it was the receiver's to give");
        assertEq(certificates.creatorOf(number), creator, "and the royalty is not the receiver's");
        assertEq(certificates.balanceOf(creator), 0);
        assertEq(certificates.balanceOf(address(receiver)), 0);

        receiver.plan(address(disputes), abi.encodeCall(IRightsDisputes.open, (number)));
        vm.prank(copier);
        certificates.safeTransferFrom(copier, address(receiver), number);
        assertEq(receiver.failure(), bytes(""));
        (, bool disputed) = disputes.statusOf(number);
        assertTrue(disputed);
        assertEq(certificates.ownerOf(number), address(receiver));
    }

    /// @dev Fraud: a receiver that takes back from the former holder what is no longer his.
    function test_aReceiverGetsNothingElse() external {
        uint40 second = register(creator, "lighthouse");
        HostileReceiver receiver = new HostileReceiver();
        receiver.plan(address(certificates), abi.encodeCall(IERC721.transferFrom, (creator, address(receiver), second)));
        vm.prank(creator);
        certificates.safeTransferFrom(creator, address(receiver), number);
        assertEq(certificates.ownerOf(second), creator);
        assertEq(
            receiver.failure(),
            abi.encodeWithSelector(
                IERC721Errors.ERC721InsufficientApproval.selector, address(receiver), uint256(second)
            )
        );
    }

    function test_aReceiverThatRefusesGetsNothing() external {
        HostileReceiver receiver = new HostileReceiver();
        receiver.refuse();
        vm.expectRevert("refused");
        vm.prank(creator);
        certificates.safeTransferFrom(creator, address(receiver), number);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InvalidReceiver.selector, address(rights)));
        vm.prank(creator);
        certificates.safeTransferFrom(creator, address(rights), number);
        assertEq(certificates.ownerOf(number), creator);
    }

    /// @dev Fraud: a contract that registers and would run code, or refuse, while it is minted to.
    function test_mintingCallsNobody() external {
        HostileReceiver receiver = new HostileReceiver();
        receiver.refuse();
        fund(address(receiver), 10 ether);
        bytes32 commitment = commitmentOf(address(receiver), claimOf("contract"));
        receiver.run(address(rights), abi.encodeCall(rights.commit, (commitment)));
        skip(1);
        receiver.run(address(rights), abi.encodeCall(rights.reveal, (claimOf("contract"), description(), 0, SALT)));
        assertEq(certificates.ownerOf(2), address(receiver));
    }

    function move(address from, address to) private {
        vm.prank(from);
        certificates.transferFrom(from, to, number);
    }
}
